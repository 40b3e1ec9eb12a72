import { AppError } from '../errors'

/** Every way a gateway can refuse, in our words. `auth.fault.<FAULT>` in the catalogues says each to the person. */
export const faults = [
  /** No answer, a time-out, a 5xx: says nothing about any account. */
  'UNAVAILABLE',
  /** It answered, in a shape that we cannot read: says nothing about any account either, but passes only with a new version. */
  'UNREADABLE',
  'RATE_LIMITED',
  /** Our own key is refused: the customer hears "our side". */
  'KEY_REFUSED',
  'NOT_FOUND',
  'INVALID_CREDENTIALS',
  'INVALID_CODE',
  /** The provider wants to see this person log in on its own site first. */
  'UNKNOWN_CONTEXT',
  /** The provider did not answer in time, or a code was not scanned. */
  'TIMEOUT',
  'INSUFFICIENT_PERMISSIONS',
  'INVALID_PARAMETERS',
  'ALREADY_EXISTS',
  'RESTRICTED',
  'WRONG_ACCOUNT',
  'PROXY_AUTH',
  'PROXY_ERROR',
  'PROXY_TIMEOUT',
  /** The attempt or its link is no longer pending. */
  'EXPIRED',
  'SUBSCRIPTION',
  /** Any other refusal of this request. */
  'REFUSED',
] as const

export type GatewayFault = (typeof faults)[number]

/** Why a gateway did not do what was asked. Keeps the vendor's type, never its text: that may hold anything. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'
  readonly fault: GatewayFault
  readonly httpStatus: number | null
  readonly vendorType: string | null
  readonly retryAfterSeconds: number | undefined
  /** With ALREADY_EXISTS, when the gateway says which. */
  readonly gatewayAccountId: string | undefined

  constructor(
    fault: GatewayFault,
    about: {
      httpStatus?: number
      vendorType?: string | null
      retryAfterSeconds?: number | undefined
      gatewayAccountId?: string | undefined
      cause?: unknown
    },
  ) {
    super(`${fault} (${about.httpStatus ?? 'no answer'}${about.vendorType ? `, ${about.vendorType}` : ''})`, {
      cause: about.cause,
    })
    this.fault = fault
    this.httpStatus = about.httpStatus ?? null
    this.vendorType = about.vendorType ?? null
    this.retryAfterSeconds = about.retryAfterSeconds
    this.gatewayAccountId = about.gatewayAccountId
  }

  /** Did whatever was asked happen all the same? Nobody can tell: no answer came, or none that we can read. */
  get isUnanswered(): boolean {
    return this.fault === 'UNREADABLE' || (this.fault === 'UNAVAILABLE' && this.httpStatus === null)
  }

  /** What a person's action turns into. */
  toAppError(): AppError {
    const options = {
      cause: this,
      ...(this.retryAfterSeconds && { retryAfterSeconds: this.retryAfterSeconds }),
    }
    const passing: GatewayFault[] = ['UNAVAILABLE', 'UNREADABLE', 'RATE_LIMITED', 'TIMEOUT']
    if (passing.includes(this.fault)) return new AppError('GATEWAY_UNAVAILABLE', this.message, options)
    const ours: GatewayFault[] = ['KEY_REFUSED', 'SUBSCRIPTION']
    if (ours.includes(this.fault)) return new AppError('GATEWAY_KEY_REFUSED', this.message, options)
    return new AppError('GATEWAY_REFUSED', this.message, options)
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
