import { databaseNow } from '../clock'
import { getDb } from '../db'
import { sessionEnd } from './session-end'

export type SessionRow = { id: string; browser: string | null; signedInAt: Date; lastSeenAt: Date }

/** Where somebody is signed in, the place used last first. */
export async function listSessions(userId: string): Promise<SessionRow[]> {
  const now = await databaseNow()
  const rows = await getDb().session.findMany({
    where: { userId },
    include: { user: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
  })
  return rows
    .filter((row) => sessionEnd(row) > now)
    .map(({ id, browser, signedInAt, lastSeenAt }) => ({ id, browser, signedInAt, lastSeenAt }))
}
