import type { Jobs } from '../add-job'
import { getDb } from '../db'
import { getGateway } from '../gateway/gateways'

/**
 * Deletes from the gateway an account left there by a refused, repeated or unfinished connect, unless somebody owns it
 * or is just being given it.
 */
export async function discardAccount({ gateway, gatewayAccountId }: Jobs['discard-account']): Promise<void> {
  const owned = await getDb().connectedAccount.count({
    where: { gateway, gatewayAccountId, removedAt: null },
  })
  const announced = await getDb().webhookEvent.count({
    where: { gateway, gatewayAccountId, kind: 'NOTIFY', outcome: 'RECEIVED' },
  })
  if (owned + announced === 0) await getGateway(gateway).deleteAccount(gatewayAccountId)
}
