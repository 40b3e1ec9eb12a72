import type { FoundLink } from './find-reconnect-link'

/** A repair is done when its outage is over; a link created without an outage goes by the account's own status. */
export function isFixed(link: FoundLink): boolean {
  return link.outage ? link.outage.closedAt !== null : link.account.status === 'OK'
}
