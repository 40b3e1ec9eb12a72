import type { RateLimit } from '../gateway/rate-limit'

/** Passes over small fleets begin this often: a little less than two minutes, because the sweep looks once a minute. */
const shortestIntervalMs = 110_000
const longestIntervalMs = 55 * 60_000
/** What one page costs on average: a fleet of many pages is passed over less often. */
const perPageMs = 3_000
const shortestGapMs = 1_000
const longestWaitMs = 60 * 60_000

/** From the beginning of a pass to the beginning of the next, given how many pages the last one had. Pure. */
export function passIntervalMs(pages: number): number {
  return Math.min(longestIntervalMs, Math.max(shortestIntervalMs, pages * perPageMs))
}

/** From one page to the next. Of what the gateway still answers, half is left to everybody else. Pure. */
export function pageGapMs(limit: RateLimit | null): number {
  if (!limit) return shortestGapMs
  const resetMs = limit.resetSeconds * 1000
  const gap = limit.remaining > 1 ? (2 * resetMs) / limit.remaining : resetMs + shortestGapMs
  return Math.min(longestWaitMs, Math.max(shortestGapMs, Math.round(gap)))
}

/** How long to wait after so many failed calls in a row; longer when the gateway says so. Pure. */
export function failureWaitMs(failures: number, retryAfterSeconds = 0): number {
  const own = Math.min(15_000 * 2 ** (failures - 1), 120_000)
  return Math.min(longestWaitMs, Math.max(own, retryAfterSeconds * 1000))
}
