import { databaseNow } from '../clock'
import { getDb } from '../db'
import { hashToken } from '../secrets'
import { sessionEnd } from './session-end'

/** How exactly the list tells when a session was last used. */
const seenEveryMs = 5 * 60_000

/** The session that this token opens, with its user, and when it ends; null when there is none or it has ended. */
export async function findSession(token: string) {
  const found = await getDb().session.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { user: true },
  })
  if (!found) return null
  const now = await databaseNow()
  const endsAt = sessionEnd(found)
  if (endsAt <= now) return null
  if (now.getTime() - found.lastSeenAt.getTime() > seenEveryMs)
    await getDb().session.updateMany({ where: { id: found.id }, data: { lastSeenAt: now } })
  const { id, user, signedInAt } = found
  return { id, user, signedInAt, endsAt, now }
}
