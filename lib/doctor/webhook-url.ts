import { env } from '../env'
import type { GatewayId } from '../gateway/gateway'
import { slugOf } from '../gateway/gateway-slug'

/** Where a gateway should post its status webhooks. */
export function webhookUrl(id: GatewayId): string {
  return `${env().APP_URL}/api/webhooks/status/${slugOf(id)}`
}
