import { getDb } from '../db'

const unusedLifeMs = 90 * 24 * 3_600_000

/** Deletes the cookies that were neither seen in their browser nor used for 90 days. */
export async function forgetSessions(now: Date): Promise<void> {
  const before = new Date(now.getTime() - unusedLifeMs)
  await getDb().linkedinSession.deleteMany({
    where: { seenAt: { lt: before }, OR: [{ usedAt: null }, { usedAt: { lt: before } }] },
  })
}
