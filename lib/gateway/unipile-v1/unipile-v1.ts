import { env } from '../../env'
import { GatewayOff } from '../gateway-off'
import { type V1Settings, v1Dialect } from './v1-dialect'

const settings = (): V1Settings => {
  const { UNIPILE_V1_DSN, UNIPILE_V1_API_KEY, UNIPILE_V1_HOSTED_DOMAIN } = env()
  if (!UNIPILE_V1_DSN || !UNIPILE_V1_API_KEY) throw new GatewayOff('UNIPILE_V1')
  return {
    base: `${UNIPILE_V1_DSN}/api/v1`,
    key: UNIPILE_V1_API_KEY,
    // Vendor: only the origin; the wizard adds /api/v1 itself.
    apiUrl: UNIPILE_V1_DSN,
    linkHost: 'account.unipile.com',
    ownHost: UNIPILE_V1_HOSTED_DOMAIN,
  }
}

const door = () => ({ header: 'Unipile-Auth', secrets: env().UNIPILE_V1_WEBHOOK_SECRET })

export const unipileV1 = v1Dialect('UNIPILE_V1', settings, door)
