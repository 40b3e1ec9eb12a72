import { AppError } from '../errors'

export type GatewayFault =
  /** No answer, a time-out, a 5xx, an answer we cannot read: says nothing about any account. */
  | 'unavailable'
  /** 429. */
  | 'rate_limited'
  /** Our own key is refused: the customer hears "our side". */
  | 'key_refused'
  | 'not_found'
  /** Any other refusal of this request. */
  | 'refused'

/** Why a gateway did not do what was asked. Keeps the vendor's type, never its text: that may hold anything. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'
  readonly fault: GatewayFault
  readonly httpStatus: number | null
  readonly vendorType: string | null
  readonly retryAfterSeconds: number | undefined

  constructor(
    fault: GatewayFault,
    about: { httpStatus?: number; vendorType?: string | null; retryAfterSeconds?: number; cause?: unknown },
  ) {
    super(`${fault} (${about.httpStatus ?? 'no answer'}${about.vendorType ? `, ${about.vendorType}` : ''})`, {
      cause: about.cause,
    })
    this.fault = fault
    this.httpStatus = about.httpStatus ?? null
    this.vendorType = about.vendorType ?? null
    this.retryAfterSeconds = about.retryAfterSeconds
  }

  /** What a person's action turns into. */
  toAppError(): AppError {
    const options = {
      cause: this,
      ...(this.retryAfterSeconds && { retryAfterSeconds: this.retryAfterSeconds }),
    }
    switch (this.fault) {
      case 'unavailable':
      case 'rate_limited':
        return new AppError('GATEWAY_UNAVAILABLE', this.message, options)
      case 'key_refused':
        return new AppError('GATEWAY_KEY_REFUSED', this.message, options)
      case 'not_found':
      case 'refused':
        return new AppError('GATEWAY_REFUSED', this.message, options)
    }
  }
}

/** Runs a call that a person waits for: a gateway's refusal becomes an AppError with a sentence of ours. */
export async function forPerson<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw error instanceof GatewayError ? error.toAppError() : error
  }
}
