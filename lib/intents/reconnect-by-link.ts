import type { LinkHolder } from '../actor'
import { AppError } from '../errors'
import { getGateway } from '../gateway/gateways'
import { findReconnectLink } from '../outages/find-reconnect-link'
import { isFixed } from '../outages/is-fixed'
import { limit } from '../rate-limit'
import { type HostedLink, makeHostedLink } from './make-hosted-link'

/** The emailed link's button: makes the hosted auth link that repairs this one account. */
export async function reconnectByLink(
  holder: LinkHolder,
  input: { network: string | null },
): Promise<HostedLink> {
  await limit('reconnectNetwork', input.network)
  const link = await findReconnectLink(holder)
  if (!link) throw new AppError('NOT_FOUND', 'reconnect link: unknown, expired or foreign')
  if (isFixed(link)) throw new AppError('ALREADY_FIXED', 'reconnect link: its outage is over')
  await limit('reconnectLink', link.id)
  return makeHostedLink({
    gateway: getGateway(link.account.gateway),
    userId: link.account.userId,
    providers: [link.account.provider],
    account: link.account,
    reconnectLinkId: link.id,
  })
}
