import type { FoundLink } from './find-reconnect-link'

/** The repair is done when its outage is over; a link made without one is judged by the account itself. */
export function isFixed(link: FoundLink): boolean {
  return link.outage ? link.outage.closedAt !== null : link.account.status === 'OK'
}
