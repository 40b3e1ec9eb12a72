import type { Tx } from '../db'
import type { GatewayAccount } from '../gateway/gateway'
import type { Gateway } from '../generated/prisma/enums'
import type { ConnectedAccountModel } from '../generated/prisma/models'

/**
 * The row that already stands for a gateway account, or for the same person at the same provider. Holds, until the
 * transaction ends, whoever else would link the same one: there are never two rows.
 */
export async function findLinked(
  tx: Tx,
  gateway: Gateway,
  read: GatewayAccount,
): Promise<ConnectedAccountModel | null> {
  const keys = [`${gateway}:${read.gatewayAccountId}`, `${gateway}:${read.provider}:${read.identity ?? ''}`]
  for (const key of keys.toSorted()) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  }
  const same = await tx.connectedAccount.findUnique({
    where: { gateway_gatewayAccountId: { gateway, gatewayAccountId: read.gatewayAccountId } },
  })
  if (same || !read.identity) return same
  return tx.connectedAccount.findFirst({
    where: { gateway, provider: read.provider, identity: read.identity, removedAt: null },
    orderBy: { createdAt: 'asc' },
  })
}
