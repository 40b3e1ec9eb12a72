import { GatewayError, type GatewayFault } from './gateway-error'
import type { HttpAnswer } from './http'
import { readRateLimit } from './rate-limit'

/** What the HTTP code alone says, when the body says nothing. `isMute`: the body had no vendor error type at all. */
export function faultOfStatus(status: number, isMute: boolean): GatewayFault {
  if (status === 429) return 'RATE_LIMITED'
  if (status === 401 || status === 403) return isMute ? 'KEY_REFUSED' : 'REFUSED'
  // A 404 without a type comes from something in between and says nothing about an account.
  if (status === 404 || status === 408) return 'UNAVAILABLE'
  return status >= 400 && status < 500 ? 'REFUSED' : 'UNAVAILABLE'
}

export function gatewayError(
  answer: HttpAnswer,
  fault: GatewayFault,
  vendorType: string | null,
  gatewayAccountId?: string,
): GatewayError {
  const told = Number.parseInt(answer.headers.get('retry-after') ?? '', 10)
  const retryAfter = told || (answer.status === 429 ? readRateLimit(answer.headers)?.resetSeconds : 0) || 0
  return new GatewayError(fault, {
    httpStatus: answer.status,
    vendorType,
    gatewayAccountId,
    ...(retryAfter > 0 && { retryAfterSeconds: retryAfter }),
  })
}
