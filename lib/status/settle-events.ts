import { databaseNow } from '../clock'
import type { Tx } from '../db'

/** A read settles the events that arrived before it began, and no others. */
export async function settleEvents(tx: Tx, accountIds: string[], readNumber: bigint): Promise<void> {
  await tx.webhookEvent.updateMany({
    where: { accountId: { in: accountIds }, kind: 'STATUS', outcome: 'RECEIVED', number: { lt: readNumber } },
    data: { outcome: 'APPLIED', outcomeReason: 'CONFIRMED', processedAt: await databaseNow(tx) },
  })
}
