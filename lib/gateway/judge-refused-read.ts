import type { GatewayError, GatewayFault } from './gateway-error'

/** How the list of all accounts answers when a single one is refused. */
export type ListAnswer = 'answers' | GatewayFault

/**
 * A read was refused: did the account lose its login, or is our key bad? A known vendor error type decides; otherwise
 * the list does, because it needs our key but no account's login. Pure.
 */
export function judgeRefusedRead(
  refusal: GatewayError,
  list: ListAnswer | null,
): 'logged out' | 'ask the list' | GatewayFault {
  if (refusal.httpStatus === 401 && refusal.fault === 'INVALID_CREDENTIALS') return 'logged out'
  if (!isOpen(refusal)) return refusal.fault
  if (list === null) return 'ask the list'
  // Only a 401 is about a login; one account's 403 can have any reason.
  if (list === 'answers') return refusal.httpStatus === 401 ? 'logged out' : 'REFUSED'
  return list === 'KEY_REFUSED' || list === 'SUBSCRIPTION' ? list : 'UNAVAILABLE'
}

/** Refused with nothing to show whose fault it is. */
function isOpen({ fault, httpStatus, vendorType }: GatewayError): boolean {
  if (httpStatus !== 401 && httpStatus !== 403) return false
  return fault === 'REFUSED' || (fault === 'KEY_REFUSED' && vendorType === null)
}
