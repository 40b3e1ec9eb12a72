// When to stop calling a gateway that is in trouble, and when to try it again: pure decisions. Times are milliseconds
// of a monotonic clock.

/** How many different accounts (or other resources) must have trouble before we blame the gateway itself. */
const placesToOpen = 3
const troubleCountsMs = 60_000
const firstWaitMs = 5_000
const longestWaitMs = 60_000
/** After this long, an unanswered probe no longer keeps others from trying. */
const probeLifeMs = 15_000

export type Breaker =
  /** Which accounts or resources had trouble, and when, since the gateway last answered. */
  | { kind: 'closed'; troubles: Record<string, number> }
  /** No calls until `retryAt`; after that, one call at a time may try. `probeUntil`: one is running. */
  | { kind: 'open'; waitMs: number; retryAt: number; probeUntil: number | null }

export const closed: Breaker = { kind: 'closed', troubles: {} }

/** May this call be made? A person's call may always try: somebody is waiting for the answer. */
export function admit(
  breaker: Breaker,
  call: { isForPerson: boolean },
  now: number,
): { next: Breaker; verdict: 'call' | 'probe' | 'refuse' } {
  if (breaker.kind === 'closed') return { next: breaker, verdict: 'call' }
  const isProbed = breaker.probeUntil !== null && breaker.probeUntil > now
  if (isProbed || (!call.isForPerson && now < breaker.retryAt)) return { next: breaker, verdict: 'refuse' }
  return { next: { ...breaker, probeUntil: now + probeLifeMs }, verdict: 'probe' }
}

/**
 * What a call showed. `answered`: the gateway is there, whatever it said. `trouble`: no answer, or a 5xx. `unknown`:
 * the call was ended from outside, or was waiting for something other than the gateway.
 */
export type Outcome = { kind: 'answered' } | { kind: 'trouble'; place: string } | { kind: 'unknown' }

/** The state after a call. One failing account never opens the breaker, however often it fails. */
export function afterCall(breaker: Breaker, isProbe: boolean, outcome: Outcome, now: number): Breaker {
  if (outcome.kind === 'answered') return closed
  if (breaker.kind === 'open') {
    if (!isProbe) return breaker
    if (outcome.kind === 'unknown') return { ...breaker, probeUntil: null }
    const waitMs = Math.min(longestWaitMs, breaker.waitMs * 2)
    return { kind: 'open', waitMs, retryAt: now + waitMs, probeUntil: null }
  }
  if (outcome.kind === 'unknown') return breaker
  const recent = Object.entries(breaker.troubles).filter(([, at]) => now - at < troubleCountsMs)
  const troubles = { ...Object.fromEntries(recent), [outcome.place]: now }
  return Object.keys(troubles).length < placesToOpen
    ? { kind: 'closed', troubles }
    : { kind: 'open', waitMs: firstWaitMs, retryAt: now + firstWaitMs, probeUntil: null }
}
