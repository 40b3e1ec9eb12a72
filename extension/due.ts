import type { Kept, Problem } from './state.ts'

export const minute = 60_000
export const hour = 60 * minute

interface Moment {
  now: number
  /** The hash of this browser's current session. */
  fingerprint: string
  /** Whether the popup is open. */
  isWatched?: boolean
}

/** Is it time to tell the dashboard again? */
export function isDue(kept: Kept, { now, fingerprint, isWatched = false }: Moment): boolean {
  if (!kept.token) return false
  // The clock was set back: plans made before that mean nothing.
  if (now < kept.triedAt) return true
  if (now < kept.holdUntil) return false
  if (fingerprint !== kept.fingerprint || now >= kept.dueAt) return true
  return isWatched && kept.view.state !== 'connected' && now - kept.triedAt >= minute
}

/** A problem is reported when it is new, then once an hour. */
export function isNews({ reported }: Kept, problem: Problem, now: number): boolean {
  return reported?.problem !== problem || now < reported.at || now - reported.at >= hour
}

/** A first login takes seconds, so we ask again at once, but not forever. */
export function waitBeforeAsking(waits: number, seconds: number): number {
  return Math.max(seconds * 1000, waits > 12 ? minute : 0)
}
