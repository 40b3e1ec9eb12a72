import type { Tx } from '../db'

/** The account is back, so the notice about its removal is cancelled. */
export async function cancelGoneNotice(tx: Tx, accountId: string): Promise<void> {
  await tx.outboxEmail.updateMany({
    where: { accountId, kind: 'GONE', state: 'QUEUED' },
    data: { state: 'CANCELLED', reason: 'REPAIRED', sealedBody: null },
  })
}
