import type { Viewer } from '../actor'
import { getDb } from '../db'
import { AppError } from '../errors'
import type { AuthIntentModel, ConnectedAccountModel } from '../generated/prisma/models'
import { findReconnectLink } from '../outages/find-reconnect-link'
import { isFixed } from '../outages/is-fixed'

/** Who acts on a custom authentication: somebody signed in, or whoever holds a reconnect link (signed in or not). */
export type Holder = { kind: 'PERSON'; userId: string } | { kind: 'LINK'; token: string; viewer: Viewer }

/** An attempt within the holder's rights; null when there is none, or it is somebody else's. */
export async function findIntent(
  holder: Holder,
  intentId: string,
  now = new Date(),
): Promise<AuthIntentModel | null> {
  if (holder.kind === 'PERSON') {
    return getDb().authIntent.findFirst({ where: { id: intentId, userId: holder.userId } })
  }
  const link = await findReconnectLink(holder.token, holder.viewer, now)
  return link && getDb().authIntent.findFirst({ where: { id: intentId, reconnectLinkId: link.id } })
}

export async function getIntent(holder: Holder, intentId: string, now?: Date): Promise<AuthIntentModel> {
  const intent = await findIntent(holder, intentId, now)
  if (!intent) throw new AppError('NOT_FOUND', 'no such attempt of this holder')
  return intent
}

type Standing = { userId: string; account: ConnectedAccountModel | null; reconnectLinkId: string | null }

/** For whom an attempt may begin, and on which account when it is a reconnect. */
export async function standingOf(
  holder: Holder,
  accountId: string | undefined,
  now: Date,
): Promise<Standing> {
  if (holder.kind === 'LINK') {
    const link = await findReconnectLink(holder.token, holder.viewer, now)
    if (!link) throw new AppError('NOT_FOUND', 'reconnect link: unknown, expired or foreign')
    if (isFixed(link)) throw new AppError('ALREADY_FIXED', 'reconnect link: its outage is over')
    return { userId: link.account.userId, account: link.account, reconnectLinkId: link.id }
  }
  if (!accountId) return { userId: holder.userId, account: null, reconnectLinkId: null }
  const account = await getDb().connectedAccount.findFirst({
    where: { id: accountId, userId: holder.userId, removedAt: null },
  })
  if (!account) throw new AppError('NOT_FOUND', 'no such account of this customer')
  return { userId: holder.userId, account, reconnectLinkId: null }
}
