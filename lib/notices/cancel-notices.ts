import type { Tx } from '../db'

/** Cancels an outage's unsent emails; one that is being sent right now still goes out. */
export async function cancelNotices(tx: Tx, about: { outageId: string; reason: string }): Promise<void> {
  await tx.outboxEmail.updateMany({
    where: { outageId: about.outageId, state: 'QUEUED' },
    data: { state: 'CANCELLED', reason: about.reason, sealedBody: null },
  })
}
