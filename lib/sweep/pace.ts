import type { RateLimit } from '../gateway/rate-limit'

/** How often passes over small fleets begin: a little under two minutes, because the sweep runs once a minute. */
const shortestIntervalMs = 110_000
const longestIntervalMs = 55 * 60_000
/** Time allowed per page on average: a fleet of many pages is listed less often. */
const perPageMs = 3_000
const shortestGapMs = 1_000
const longestWaitMs = 60 * 60_000

/** From the start of one pass to the start of the next, given how many pages the last one had. Pure. */
export function passIntervalMs(pages: number): number {
  return Math.min(longestIntervalMs, Math.max(shortestIntervalMs, pages * perPageMs))
}

/** From one page to the next. Half of the calls the gateway still allows are left for everybody else. Pure. */
export function pageGapMs(limit: RateLimit | null): number {
  if (!limit) return shortestGapMs
  const resetMs = limit.resetSeconds * 1000
  const gap = limit.remaining > 1 ? (2 * resetMs) / limit.remaining : resetMs + shortestGapMs
  return Math.min(longestWaitMs, Math.max(shortestGapMs, Math.round(gap)))
}

/** How long to wait after this many failed calls in a row; longer if the gateway says so. Pure. */
export function failureWaitMs(failures: number, retryAfterSeconds = 0): number {
  const own = Math.min(15_000 * 2 ** (failures - 1), 120_000)
  return Math.min(longestWaitMs, Math.max(own, retryAfterSeconds * 1000))
}
