import type { Tx } from '../db'
import { queueMemberJob } from './queue-member-job'

/** Queues the job of the member whose cookies log this account in, if there is one. */
export async function queueAccountsMember(tx: Tx, accountId: string): Promise<void> {
  const member = await tx.linkedinMember.findUnique({ where: { accountId }, select: { id: true } })
  if (member) await queueMemberJob(tx, member.id)
}
