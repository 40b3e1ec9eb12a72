import { accountsVisibleTo } from '../accounts/accounts-visible-to'
import type { SignedIn } from '../actor'
import { audit } from '../audit'
import { getDb } from '../db'
import { AppError } from '../errors'
import { makeReconnectLink } from './make-reconnect-link'

/** A reconnect link for the owner, to be sent by means other than our email. Shown once, stored hashed. */
export async function copyReconnectLink(
  actor: SignedIn,
  input: { accountId: string },
): Promise<{ url: string }> {
  return getDb().$transaction(async (tx) => {
    const account = await tx.connectedAccount.findFirst({
      where: { id: input.accountId, ...accountsVisibleTo(actor) },
      include: { outages: { where: { closedAt: null } } },
    })
    if (!account) throw new AppError('NOT_FOUND', 'copy link: no such account of this actor')
    const outageId = account.outages[0]?.id ?? null
    const url = await makeReconnectLink(tx, { accountId: account.id, outageId })
    await audit(tx, actor, { action: 'RECONNECT_LINK_COPIED', accountId: account.id })
    return { url }
  })
}
