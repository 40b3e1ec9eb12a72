import type { Kept, Problem } from './state.ts'

export const minute = 60_000
export const hour = 60 * minute

interface Moment {
  now: number
  /** Of the session that this browser has now. */
  fingerprint: string
  /** The popup is open. */
  isWatched?: boolean
}

/** Is it time to tell the dashboard again? */
export function isDue(kept: Kept, { now, fingerprint, isWatched = false }: Moment): boolean {
  if (!kept.token) return false
  // The clock was set back: what was planned by the old one says nothing.
  if (now < kept.triedAt) return true
  if (now < kept.holdUntil) return false
  if (fingerprint !== kept.fingerprint || now >= kept.dueAt) return true
  return isWatched && kept.view.state !== 'connected' && now - kept.triedAt >= minute
}

/** A problem is told when it is news, and then once an hour. */
export function isNews({ reported }: Kept, problem: Problem, now: number): boolean {
  return reported?.problem !== problem || now < reported.at || now - reported.at >= hour
}

/** A first login takes seconds: asked again at once, but not for ever. */
export function waitBeforeAsking(waits: number, seconds: number): number {
  return Math.max(seconds * 1000, waits > 12 ? minute : 0)
}
