import { AppError } from '../errors'

/** Every way a gateway can refuse, in our words. `auth.fault.<FAULT>` in the catalogues explains each to the person. */
export const faults = [
  /** No answer, a timeout, a 5xx: says nothing about any account. */
  'UNAVAILABLE',
  /**
   * It answered in a shape we cannot read: this also says nothing about any account, but only a new version of Patchbay
   * fixes it.
   */
  'UNREADABLE',
  'RATE_LIMITED',
  /** Our own key is refused: the customer is told it is a problem on our side. */
  'KEY_REFUSED',
  'NOT_FOUND',
  'INVALID_CREDENTIALS',
  'INVALID_CODE',
  /** The provider wants this person to log in on its own site first. */
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
  /** Any other refusal of the request. */
  'REFUSED',
] as const

export type GatewayFault = (typeof faults)[number]

/**
 * Why a gateway did not do what we asked. Keeps the vendor's error type, never its text, which may contain anything.
 */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'
  readonly fault: GatewayFault
  readonly httpStatus: number | null
  readonly vendorType: string | null
  readonly retryAfterSeconds: number | undefined
  /** Set with ALREADY_EXISTS, when the gateway names the account. */
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

  /** True if the request may have succeeded anyway: no answer came, or none we can read. */
  get isUnanswered(): boolean {
    return this.fault === 'UNREADABLE' || (this.fault === 'UNAVAILABLE' && this.httpStatus === null)
  }

  /** The AppError that a person's action gets. */
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

/** Runs a call that a person is waiting for: a gateway's refusal becomes an AppError with one of our sentences. */
export async function forPerson<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw error instanceof GatewayError ? error.toAppError() : error
  }
}
