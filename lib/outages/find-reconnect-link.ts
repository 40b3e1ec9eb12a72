import type { LinkHolder } from '../actor'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { hashToken } from '../secrets'

export type FoundLink = NonNullable<Awaited<ReturnType<typeof findReconnectLink>>>

/** The link, its account and its owner, if this viewer may use it. When signed out, holding the link is enough. */
export async function findReconnectLink({ token, viewer }: LinkHolder) {
  const link = await getDb().reconnectLink.findUnique({
    where: { tokenHash: hashToken(token), expiresAt: { gt: await databaseNow() } },
    include: { account: { include: { user: true } }, outage: true },
  })
  if (!link || link.account.removedAt) return null
  const isForeign = viewer !== null && !viewer.isAdmin && viewer.id !== link.account.userId
  return isForeign ? null : link
}
