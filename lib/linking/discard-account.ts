import type { Jobs } from '../add-job'
import { getDb } from '../db'
import { getGateway } from '../gateway/gateways'

/** Deletes at the gateway an account that a refused or repeated connect left there, unless it is somebody's. */
export async function discardAccount({ gateway, gatewayAccountId }: Jobs['discard-account']): Promise<void> {
  const owned = await getDb().connectedAccount.count({
    where: { gateway, gatewayAccountId, removedAt: null },
  })
  if (owned === 0) await getGateway(gateway).deleteAccount(gatewayAccountId)
}
