import { isSilentSince } from '../accounts/silence'
import type { SignedIn } from '../actor'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { BrowserState } from '../generated/prisma/enums'

export type BrowserRow = {
  id: string
  name: string
  /** What it reported last. */
  state: BrowserState
  pairedAt: Date
  lastSeenAt: Date
  lastSyncAt: Date | null
  isSilent: boolean
  /** The LinkedIn sessions we hold from it, each with the account it logs in, once there is one. */
  sessions: { id: string; changedAt: Date; seenAt: Date; account: { id: string; name: string } | null }[]
}

/** The browsers that this customer has paired, newest first. */
export async function listBrowsers({ userId }: SignedIn): Promise<BrowserRow[]> {
  const rows = await getDb().pairedBrowser.findMany({
    where: { userId, revokedAt: null },
    orderBy: [{ pairedAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      name: true,
      state: true,
      pairedAt: true,
      lastSeenAt: true,
      lastSyncAt: true,
      sessions: {
        orderBy: { seenAt: 'desc' },
        select: {
          id: true,
          changedAt: true,
          seenAt: true,
          member: { select: { account: { select: { id: true, name: true, label: true, removedAt: true } } } },
        },
      },
    },
  })
  const now = await databaseNow()
  return rows.map((row) => ({
    ...row,
    isSilent: isSilentSince(row.lastSeenAt, now),
    sessions: row.sessions.map(({ member: { account }, ...session }) => ({
      ...session,
      account: account && !account.removedAt ? { id: account.id, name: account.label ?? account.name } : null,
    })),
  }))
}
