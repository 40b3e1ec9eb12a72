import type { GatewayId } from '../gateway/gateway'
import { getGateway } from '../gateway/gateways'
import { webhookUrl } from './webhook-url'

/**
 * Registers our address at the gateway. What stands there under the same address and does not work goes first;
 * webhooks of anybody else are not touched. Answers the secret that the gateway chose, to be put into the settings.
 */
export async function repairWebhook(id: GatewayId): Promise<{ secret: string | null }> {
  const url = webhookUrl(id)
  const { setup } = getGateway(id)
  const stale = (await setup.listWebhooks()).filter((webhook) => webhook.url === url)
  const made = await setup.createWebhook(url)
  for (const { id: staleId } of stale) await setup.deleteWebhook(staleId)
  return made
}
