/** How many more calls of this kind a gateway accepts before the count resets. */
export type RateLimit = { remaining: number; resetSeconds: number }

/** Null if the gateway does not say. Vendor: `x-ratelimit-reset` is the number of seconds left. */
export function readRateLimit(headers: Headers): RateLimit | null {
  const remaining = whole(headers.get('x-ratelimit-remaining'))
  const resetSeconds = whole(headers.get('x-ratelimit-reset'))
  return remaining === null || resetSeconds === null ? null : { remaining, resetSeconds }
}

function whole(value: string | null): number | null {
  return value !== null && /^\d{1,6}$/.test(value.trim()) ? Number(value) : null
}
