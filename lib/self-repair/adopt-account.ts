import { isConnected } from '../accounts/is-connected'
import { lockAccount } from '../accounts/lock-account'
import { getDb } from '../db'
import { bindMember } from '../linkedin-sessions/bind-member'

/**
 * The member's LinkedIn account may already be connected here by another method: then their cookies repair that one from
 * now on, without a second login. Answers `elsewhere` when another customer has connected it.
 */
export async function adoptAccount(memberRowId: string): Promise<'elsewhere' | 'done'> {
  const member = await getDb().linkedinMember.findUnique({
    where: { id: memberRowId, stoppedAt: null },
    include: { account: true },
  })
  if (!member || isConnected(member.account)) return 'done'
  const known = await getDb().connectedAccount.findMany({
    where: { provider: 'LINKEDIN', identity: member.memberId, removedAt: null, status: { not: 'DELETED' } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, userId: true },
  })
  const own = known.find(({ userId }) => userId === member.userId)
  if (!own) return known.length > 0 ? 'elsewhere' : 'done'
  await getDb().$transaction(async (tx) => {
    await lockAccount(tx, own.id)
    const bound = await tx.linkedinMember.findUnique({ where: { accountId: own.id } })
    if (!bound) await bindMember(tx, { ...member, accountId: own.id })
  })
  return 'done'
}
