import { databaseNow } from '../clock'
import { getDb } from '../db'
import { hashToken } from '../secrets'

/** Every write refreshes the owner's open pages, so `lastSeenAt` is not written more often than this. */
const seenEveryMs = 60_000

export type FoundBrowser =
  | { kind: 'browser'; id: string; userId: string }
  | { kind: 'revoked' }
  | { kind: 'unknown' }

/** The browser that this token belongs to; records that it was in touch. */
export async function findBrowser(token: string | null): Promise<FoundBrowser> {
  if (!token) return { kind: 'unknown' }
  const browser = await getDb().pairedBrowser.findUnique({ where: { tokenHash: hashToken(token) } })
  if (!browser) return { kind: 'unknown' }
  if (browser.revokedAt) return { kind: 'revoked' }
  const now = await databaseNow()
  await getDb().pairedBrowser.updateMany({
    where: { id: browser.id, lastSeenAt: { lt: new Date(now.getTime() - seenEveryMs) } },
    data: { lastSeenAt: now },
  })
  return { kind: 'browser', id: browser.id, userId: browser.userId }
}
