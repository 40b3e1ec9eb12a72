import type { Tx } from '../db'
import { queueAccountsMember } from './queue-accounts-member'

/** The account is there again after all: its member's cookies may be used as before. */
export async function resumeMember(tx: Tx, accountId: string): Promise<void> {
  await tx.linkedinMember.updateMany({
    where: { accountId, sessions: { some: {} } },
    data: { stoppedAt: null },
  })
  await queueAccountsMember(tx, accountId)
}
