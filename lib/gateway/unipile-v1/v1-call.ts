import type { HttpAnswer } from '../http'
import { toGatewayError } from './v1-wire'

/**
 * One call to a gateway that speaks Unipile v1; returns whatever it answered, to be judged by the two functions below.
 */
export type V1Call = (
  method: string,
  path: string,
  more?: { body?: unknown; timeoutMs?: number; signal?: AbortSignal },
) => Promise<HttpAnswer>

export function succeeded(answer: HttpAnswer): HttpAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer
  throw toGatewayError(answer)
}

/** Only the gateway's own error counts: a 404 from something in between says nothing about the account. */
export function isGone(answer: HttpAnswer): boolean {
  return answer.status === 404 && toGatewayError(answer).fault === 'NOT_FOUND'
}
