import type { GatewayError, GatewayFault } from './gateway-error'

/** How the list of all accounts answers when one of them is refused. */
export type ListAnswer = 'answers' | GatewayFault

/**
 * Whom does it concern that one account may not be read: the account, whose login is lost, or our key? The vendor's type
 * says, where there is one that we know; else the list does, which needs our key and no account's login. Pure.
 */
export function judgeRefusedRead(
  refusal: GatewayError,
  list: ListAnswer | null,
): 'logged out' | 'ask the list' | GatewayFault {
  if (refusal.httpStatus === 401 && refusal.fault === 'INVALID_CREDENTIALS') return 'logged out'
  if (!isOpen(refusal)) return refusal.fault
  if (list === null) return 'ask the list'
  // Only 401 is a word about a login; a 403 of one account can have any reason.
  if (list === 'answers') return refusal.httpStatus === 401 ? 'logged out' : 'REFUSED'
  return list === 'KEY_REFUSED' || list === 'SUBSCRIPTION' ? list : 'UNAVAILABLE'
}

/** Refused with nothing that tells whose fault it is. */
function isOpen({ fault, httpStatus, vendorType }: GatewayError): boolean {
  if (httpStatus !== 401 && httpStatus !== 403) return false
  return fault === 'REFUSED' || (fault === 'KEY_REFUSED' && vendorType === null)
}
