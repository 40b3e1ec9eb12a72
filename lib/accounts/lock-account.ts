import type { Tx } from '../db'
import type { ConnectedAccountModel } from '../generated/prisma/models'

/** Locks one account for the rest of the transaction, so that what is decided from it is still true when written. */
export async function lockAccount(tx: Tx, accountId: string): Promise<ConnectedAccountModel | null> {
  await tx.$queryRaw`SELECT 1 FROM "ConnectedAccount" WHERE "id" = ${accountId} FOR UPDATE`
  return tx.connectedAccount.findUnique({ where: { id: accountId } })
}
