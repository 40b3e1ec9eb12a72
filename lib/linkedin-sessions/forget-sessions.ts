import { getDb } from '../db'

const unusedLifeMs = 90 * 24 * 3_600_000

/** Deletes cookies that for 90 days were neither seen in their browser nor used. */
export async function forgetSessions(now: Date): Promise<void> {
  const before = new Date(now.getTime() - unusedLifeMs)
  await getDb().linkedinSession.deleteMany({
    where: { seenAt: { lt: before }, OR: [{ usedAt: null }, { usedAt: { lt: before } }] },
  })
}
