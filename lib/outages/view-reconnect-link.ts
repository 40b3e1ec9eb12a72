import type { LinkHolder } from '../actor'
import type { AccountStatus, AuthMethod, Gateway, Provider } from '../generated/prisma/enums'
import { findReconnectLink } from './find-reconnect-link'
import { isFixed } from './is-fixed'

export type ReconnectView =
  /** Unknown, expired, somebody else's, or for an account that is gone: one neutral answer. */
  | { kind: 'invalid' }
  | { kind: 'fixed'; provider: Provider; name: string; locale: string | null; timeZone: string | null }
  | {
      kind: 'ready'
      provider: Provider
      gateway: Gateway
      /** How it was last connected. */
      method: AuthMethod
      name: string
      identity: string | null
      status: AccountStatus
      since: Date
      locale: string | null
      timeZone: string | null
    }

/** What the emailed link shows. It only reads: scanners open links. */
export async function viewReconnectLink(holder: LinkHolder): Promise<ReconnectView> {
  const link = await findReconnectLink(holder)
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
