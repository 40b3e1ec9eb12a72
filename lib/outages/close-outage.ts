import type { Tx } from '../db'
import type { OutageEnd } from '../generated/prisma/enums'
import type { OutageModel } from '../generated/prisma/models'

/** The account works again or is gone, so its owner has nothing left to do. */
export async function closeOutage(
  tx: Tx,
  outage: OutageModel,
  about: { at: Date; end: OutageEnd },
): Promise<void> {
  await tx.outage.update({ where: { id: outage.id }, data: { closedAt: about.at, end: about.end } })
  await tx.connectedAccount.update({ where: { id: outage.accountId }, data: { repairing: false } })
}
