/** How many more calls of this kind a gateway answers until it counts anew. */
export type RateLimit = { remaining: number; resetSeconds: number }

/** Null where a gateway does not tell. Vendor: `x-ratelimit-reset` counts the seconds that are left. */
export function readRateLimit(headers: Headers): RateLimit | null {
  const remaining = whole(headers.get('x-ratelimit-remaining'))
  const resetSeconds = whole(headers.get('x-ratelimit-reset'))
  return remaining === null || resetSeconds === null ? null : { remaining, resetSeconds }
}

function whole(value: string | null): number | null {
  return value !== null && /^\d{1,6}$/.test(value.trim()) ? Number(value) : null
}
