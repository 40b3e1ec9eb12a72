import { getDb } from '../db'
import { hashToken } from '../secrets'

/** Every write rings the owner's open pages, so a browser that comes again within this time is not noted anew. */
const noteEveryMs = 60_000

export type FoundBrowser =
  | { kind: 'browser'; id: string; userId: string }
  | { kind: 'revoked' }
  | { kind: 'unknown' }

/** Whose token this is; notes that the browser was heard of. */
export async function findBrowser(token: string | null, now = new Date()): Promise<FoundBrowser> {
  if (!token) return { kind: 'unknown' }
  const browser = await getDb().pairedBrowser.findUnique({ where: { tokenHash: hashToken(token) } })
  if (!browser) return { kind: 'unknown' }
  if (browser.revokedAt) return { kind: 'revoked' }
  await getDb().pairedBrowser.updateMany({
    where: { id: browser.id, lastSeenAt: { lt: new Date(now.getTime() - noteEveryMs) } },
    data: { lastSeenAt: now },
  })
  return { kind: 'browser', id: browser.id, userId: browser.userId }
}
