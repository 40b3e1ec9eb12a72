import type { ListedSnapshot } from '../accounts/read-accounts'
import type { Tx } from '../db'
import type { AuthIntentModel, ConnectedAccountModel } from '../generated/prisma/models'

/**
 * Our row for this gateway account, or for the same person at the same provider. Blocks anyone else linking the same
 * one until the transaction ends: there are never two rows. A row that is gone at the gateway keeps nobody from
 * connecting the member again, and its own customer's row is adopted.
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
