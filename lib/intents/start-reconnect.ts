import type { SignedIn } from '../actor'
import { getDb } from '../db'
import { AppError } from '../errors'
import { getGateway } from '../gateway/gateways'
import { limit } from '../rate-limit'
import { type HostedLink, makeHostedLink } from './make-hosted-link'

/** Starts reconnecting this customer's account; always allowed, not only when it is broken. */
export async function startReconnect(actor: SignedIn, input: { accountId: string }): Promise<HostedLink> {
  const account = await getDb().connectedAccount.findFirst({
    where: { id: input.accountId, userId: actor.userId, removedAt: null },
  })
  if (!account) throw new AppError('NOT_FOUND', 'reconnect: no such account of this customer')
  await limit('link', actor.userId)
  return makeHostedLink({
    gateway: getGateway(account.gateway),
    userId: account.userId,
    providers: [account.provider],
    account,
  })
}
