import type { Tx } from '../db'

/** Takes back what an outage still had to say; a mail that is being sent this very moment goes out. */
export async function cancelNotices(tx: Tx, about: { outageId: string; reason: string }): Promise<void> {
  await tx.outboxEmail.updateMany({
    where: { outageId: about.outageId, state: 'QUEUED' },
    data: { state: 'CANCELLED', reason: about.reason, sealedBody: null },
  })
}
