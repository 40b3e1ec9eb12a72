import type { Tx } from '../db'
import type { OutageModel } from '../generated/prisma/models'

/** The account works again, or is gone: its owner has nothing left to do. */
export async function closeOutage(tx: Tx, outage: OutageModel, at: Date): Promise<void> {
  await tx.outage.update({ where: { id: outage.id }, data: { closedAt: at } })
  await tx.connectedAccount.update({ where: { id: outage.accountId }, data: { repairing: false } })
}
