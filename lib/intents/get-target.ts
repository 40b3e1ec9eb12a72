import type { Holder } from '../actor'
import { getDb } from '../db'
import { AppError } from '../errors'
import type { ConnectedAccountModel } from '../generated/prisma/models'
import { findReconnectLink } from '../outages/find-reconnect-link'
import { isFixed } from '../outages/is-fixed'

/** Whose account an attempt connects, and which one when it is a reconnect. */
export type Target = { userId: string; account: ConnectedAccountModel | null; reconnectLinkId: string | null }

/** What the holder may start an attempt for. A reconnect link already names its account. */
export async function getTarget(holder: Holder, input: { accountId?: string | undefined }): Promise<Target> {
  if (holder.kind === 'LINK') {
    const link = await findReconnectLink(holder)
    if (!link) throw new AppError('NOT_FOUND', 'reconnect link: unknown, expired or foreign')
    if (isFixed(link)) throw new AppError('ALREADY_FIXED', 'reconnect link: its outage is over')
    return { userId: link.account.userId, account: link.account, reconnectLinkId: link.id }
  }
  const { userId } = holder
  if (!input.accountId) return { userId, account: null, reconnectLinkId: null }
  const account = await getDb().connectedAccount.findFirst({
    where: { id: input.accountId, userId, removedAt: null },
  })
  if (!account) throw new AppError('NOT_FOUND', 'no such account of this customer')
  return { userId, account, reconnectLinkId: null }
}
