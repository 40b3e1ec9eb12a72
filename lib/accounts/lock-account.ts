import type { Tx } from '../db'
import type { ConnectedAccountModel } from '../generated/prisma/models'

/** Locks one account for the rest of the transaction, so that a decision based on it still holds when it is written. */
export async function lockAccount(tx: Tx, accountId: string): Promise<ConnectedAccountModel | null> {
  await tx.$queryRaw`SELECT 1 FROM "ConnectedAccount" WHERE "id" = ${accountId} FOR UPDATE`
  return tx.connectedAccount.findUnique({ where: { id: accountId } })
}
