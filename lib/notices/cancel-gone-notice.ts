import type { Tx } from '../db'

/** The account is there again: what was to be said of its absence is not. */
export async function cancelGoneNotice(tx: Tx, accountId: string): Promise<void> {
  await tx.outboxEmail.updateMany({
    where: { accountId, kind: 'GONE', state: 'QUEUED' },
    data: { state: 'CANCELLED', reason: 'REPAIRED', sealedBody: null },
  })
}
