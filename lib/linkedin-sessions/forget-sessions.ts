import { getDb, type Tx } from '../db'

const unusedLifeMs = 90 * 24 * 3_600_000

/** Deletes the cookies that were neither seen in their browser nor used for 90 days. */
export async function forgetSessions(now: Date): Promise<void> {
  const before = new Date(now.getTime() - unusedLifeMs)
  await getDb().linkedinSession.deleteMany({
    where: { seenAt: { lt: before }, OR: [{ usedAt: null }, { usedAt: { lt: before } }] },
  })
}

/** Deletes the cookies of the member whose account this is, and keeps no new ones until its owner asks for it again. */
export async function forgetMember(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx.linkedinMember.updateMany({ where: { accountId, stoppedAt: null }, data: { stoppedAt: at } })
  await tx.linkedinSession.deleteMany({ where: { member: { accountId } } })
}
