import { env } from '../../env'
import { GatewayOff } from '../gateway-off'
import { type V1Settings, v1Dialect } from './v1-dialect'

const settings = (): V1Settings => {
  const { POSTPRESS_BASE_URL, POSTPRESS_API_KEY, POSTPRESS_HOSTED_DOMAIN, POSTPRESS_LINK_API_URL } = env()
  if (!POSTPRESS_API_KEY) throw new GatewayOff('POSTPRESS')
  return {
    base: POSTPRESS_BASE_URL,
    key: POSTPRESS_API_KEY,
    // Vendor: the guide includes the version, the reference does not; we default to the guide.
    apiUrl: POSTPRESS_LINK_API_URL === 'origin' ? new URL(POSTPRESS_BASE_URL).origin : POSTPRESS_BASE_URL,
    linkHost: 'auth.postpress.ai',
    ownHost: POSTPRESS_HOSTED_DOMAIN,
  }
}

const door = () => ({ header: 'Postpress-Auth', secrets: env().POSTPRESS_WEBHOOK_SECRET })

/** Postpress speaks Unipile v1 under its own name. https://www.postpress.ai/docs */
export const postpress = v1Dialect('POSTPRESS', settings, door)
