import type { GatewayId } from '../gateway/gateway'
import { getGateway } from '../gateway/gateways'
import { log } from '../log'
import { webhookUrl } from './webhook-url'

/** `secret`: chosen by the gateway, to be added to the settings. `left`: older webhooks that could not be deleted. */
export type RepairedWebhook = { secret: string | null; left: string[] }

/**
 * Registers our address at the gateway, then deletes older webhooks with the same address; other webhooks are left
 * alone. Once the new one exists, no later failure may keep its secret from being shown.
 */
export async function repairWebhook(id: GatewayId): Promise<RepairedWebhook> {
  const url = webhookUrl(id)
  const { setup } = getGateway(id)
  const stale = (await setup.listWebhooks()).filter((webhook) => webhook.url === url)
  const { secret } = await setup.createWebhook(url)
  const left: string[] = []
  for (const { id: staleId } of stale) {
    await setup.deleteWebhook(staleId).catch((err: unknown) => {
      log.warn({ err, gateway: id, webhook: staleId }, 'an older webhook could not be deleted')
      left.push(staleId)
    })
  }
  return { secret, left }
}
