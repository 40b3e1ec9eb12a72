import type { ListedSnapshot } from '../accounts/read-accounts'
import type { Tx } from '../db'
import type { AuthIntentModel, ConnectedAccountModel } from '../generated/prisma/models'

/**
 * The row that already stands for a gateway account, or for the same person at the same provider. Holds, until the
 * transaction ends, whoever else would link the same one: there are never two rows. An account that is gone at the
 * gateway keeps nobody from connecting its member anew, unless it is the customer's own: then that row is adopted.
 */
export async function findLinked(
  tx: Tx,
  { gateway, userId }: AuthIntentModel,
  { gatewayAccountId, account }: ListedSnapshot,
): Promise<ConnectedAccountModel | null> {
  const { provider, identity } = account
  const keys = [`${gateway}:${gatewayAccountId}`, `${gateway}:${provider}:${identity ?? ''}`]
  for (const key of keys.toSorted()) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  }
  const same = await tx.connectedAccount.findUnique({
    where: { gateway_gatewayAccountId: { gateway, gatewayAccountId } },
  })
  if (same || !identity) return same
  return tx.connectedAccount.findFirst({
    where: {
      gateway,
      provider,
      identity,
      removedAt: null,
      OR: [{ userId }, { status: { not: 'DELETED' } }],
    },
    orderBy: { createdAt: 'asc' },
  })
}
