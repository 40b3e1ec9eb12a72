import type { Viewer } from '../actor'
import { getDb } from '../db'
import type { AccountStatus, AuthMethod, Gateway, Provider } from '../generated/prisma/enums'
import { hashToken } from '../secrets'

export type ReconnectView =
  /** Unknown, expired, foreign, or of an account that is gone: one neutral answer. */
  | { kind: 'invalid' }
  | { kind: 'fixed'; provider: Provider; name: string; locale: string | null; timeZone: string | null }
  | {
      kind: 'ready'
      provider: Provider
      gateway: Gateway
      /** How it was connected last. */
      method: AuthMethod
      name: string
      identity: string | null
      status: AccountStatus
      since: Date
      locale: string | null
      timeZone: string | null
    }

/** The link, its account and its owner, when this viewer may use it. Signed out, holding the link is enough. */
export async function findReconnectLink(token: string, viewer: Viewer, now: Date) {
  const link = await getDb().reconnectLink.findUnique({
    where: { tokenHash: hashToken(token), expiresAt: { gt: now } },
    include: { account: { include: { user: true } }, outage: true },
  })
  if (!link || link.account.removedAt) return null
  const isForeign = viewer !== null && !viewer.isAdmin && viewer.userId !== link.account.userId
  return isForeign ? null : link
}

/** The repair is done when its outage is over; a link made without one is judged by the account itself. */
export function isFixed(link: NonNullable<Awaited<ReturnType<typeof findReconnectLink>>>): boolean {
  return link.outage ? link.outage.closedAt !== null : link.account.status === 'OK'
}

/** What the mailed link shows. It only looks: scanners open links. */
export async function viewReconnectLink(
  token: string,
  viewer: Viewer,
  now = new Date(),
): Promise<ReconnectView> {
  const link = await findReconnectLink(token, viewer, now)
  if (!link) return { kind: 'invalid' }
  const { account } = link
  const shown = {
    provider: account.provider,
    name: account.label ?? account.name,
    locale: account.user.locale,
    timeZone: account.user.timeZone,
  }
  if (isFixed(link)) return { kind: 'fixed', ...shown }
  return {
    kind: 'ready',
    gateway: account.gateway,
    method: account.method,
    identity: account.handle,
    status: account.status,
    since: link.outage?.openedAt ?? account.statusSince,
    ...shown,
  }
}
