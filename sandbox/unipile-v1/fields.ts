import type { Fault } from './problem.ts'

export type Json = Record<string, unknown>

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const missing = (name: string): Fault => ({
  slug: 'missing_parameters',
  path: `/${name}`,
  message: `Expected required property: ${name} is required.`,
})

export const invalid = (name: string, message: string): Fault => ({
  slug: 'invalid_parameters',
  path: `/${name}`,
  message,
})

export function isHttpUrl(value: unknown): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const { protocol } = new URL(value)
  return protocol === 'http:' || protocol === 'https:'
}

/** Collects faults of optional fields: absent is fine, present must fit. */
export function checkOptional(
  body: Json,
  names: string[],
  fits: (value: unknown) => boolean,
  message: string,
) {
  return names
    .filter((name) => body[name] !== undefined && !fits(body[name]))
    .map((name) => invalid(name, message))
}
