import { env } from '../env'
import type { GatewayId } from '../gateway/gateway'

/** Where a gateway is to post its status webhooks. */
export function webhookUrl(id: GatewayId): string {
  return `${env().APP_URL}/api/webhooks/status/${id.toLowerCase().replaceAll('_', '-')}`
}
