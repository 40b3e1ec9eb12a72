import { pino } from 'pino'

const secretNames =
  /pass(word)?|secret|token|cookie|authorization|api_?key|\bcode\b|otp|li_at|li_a\b|body|html/i
const deepest = 6

/** A copy without what a log must not contain: values under sensitive names, and overly long text. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return value.length > 500 ? `${value.slice(0, 500)}… (${value.length})` : value
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Error) return describeError(value, depth)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  if (depth >= deepest) return '[deep]'
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      secretNames.test(name) ? '[redacted]' : redact(item, depth + 1),
    ]),
  )
}

function describeError(error: Error, depth: number): Record<string, unknown> {
  return {
    type: error.name,
    message: redact(error.message),
    stack: error.stack?.slice(0, 2_000),
    ...('code' in error && { code: String(error.code) }),
    ...(error.cause !== undefined && depth < 3 && { cause: redact(error.cause, depth + 1) }),
  }
}

/**
 * Structured lines on standard output. LOG_LEVEL is read here rather than through env(), so that a bad environment can
 * be logged too.
 */
export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: undefined,
  formatters: { log: (fields) => redact(fields) as Record<string, unknown> },
  serializers: { err: (error: unknown) => error },
})
