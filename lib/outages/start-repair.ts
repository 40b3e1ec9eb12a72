import type { Tx } from '../db'
import type { ConnectedAccountModel } from '../generated/prisma/models'
import { lookAtMember } from '../linkedin-sessions/queue-member-job'

/**
 * Takes an outage that has just been opened upon itself, when a browser's session of the account's LinkedIn member is
 * there: nobody is asked for now. Answers whether it did. `account` is locked by the caller.
 */
export async function beginRepair(
  tx: Tx,
  account: ConnectedAccountModel,
  about: { outageId: string },
): Promise<boolean> {
  const member = await tx.linkedinMember.findUnique({
    where: { accountId: account.id, stoppedAt: null },
    select: { id: true, _count: { select: { sessions: true } } },
  })
  if (!member || member._count.sessions === 0) return false
  await tx.outage.update({ where: { id: about.outageId }, data: { askedAt: null } })
  await tx.connectedAccount.update({ where: { id: account.id }, data: { repairing: true } })
  await lookAtMember(tx, member.id)
  return true
}

/** What the repair stands on has changed. */
export async function lookAtRepair(tx: Tx, account: ConnectedAccountModel): Promise<void> {
  const member = await tx.linkedinMember.findUnique({
    where: { accountId: account.id },
    select: { id: true },
  })
  if (member) await lookAtMember(tx, member.id)
}
