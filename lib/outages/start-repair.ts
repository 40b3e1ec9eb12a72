import type { Tx } from '../db'
import type { OutageModel } from '../generated/prisma/models'
import { queueMemberJob } from '../linkedin-sessions/queue-member-job'

/**
 * Starts automatic repair if we have a LinkedIn session of the account's member; the owner is not asked yet. Returns
 * whether it started.
 */
export async function startRepair(tx: Tx, outage: OutageModel): Promise<boolean> {
  const member = await tx.linkedinMember.findUnique({
    where: { accountId: outage.accountId, stoppedAt: null },
    select: { id: true, _count: { select: { sessions: true } } },
  })
  if (!member || member._count.sessions === 0) return false
  await tx.outage.update({ where: { id: outage.id }, data: { askedAt: null } })
  await tx.connectedAccount.update({ where: { id: outage.accountId }, data: { repairing: true } })
  await queueMemberJob(tx, member.id)
  return true
}
