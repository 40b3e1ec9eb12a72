import type { Jobs } from '../add-job'
import { getDb } from '../db'
import { getGateway } from '../gateway/gateways'

/**
 * Deletes at the gateway an account that a refused, repeated or unfinished connect left there, unless it is somebody's, or
 * becomes somebody's right now.
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
