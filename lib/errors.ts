/** Every way a verb can refuse. The code determines the sentence a person reads (`errors.<CODE>` in the catalogues). */
export const errorCodes = [
  'NOT_FOUND',
  'INVALID_INPUT',
  'RATE_LIMITED',
  'NOT_OFFERED',
  'NAME_MISMATCH',
  'ALREADY_FIXED',
  'GATEWAY_UNAVAILABLE',
  'GATEWAY_REFUSED',
  'GATEWAY_KEY_REFUSED',
  'NOT_REPLAYABLE',
  'NO_OPEN_OUTAGE',
  'SIGN_IN_AGAIN',
  'UNEXPECTED',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** An expected refusal. Its message is for the log and is never shown. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, message: string, options?: ErrorOptions & { retryAfterSeconds?: number }) {
    super(message, options)
    this.code = code
    this.retryAfterSeconds = options?.retryAfterSeconds
  }
}
