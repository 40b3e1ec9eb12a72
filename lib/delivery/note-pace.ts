import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { Posted } from './post-request'
import type { SendDecision } from './send-policy'
import type { Lane } from './take-slot'

/** While the service does not answer, one request after this long at most finds out whether it does again. */
const mostSilentSeconds = 60

/** Gives a slot back, with what the answer says about the pace: limits, pauses, and trouble that is not an email's. */
export async function notePace(
  lane: Lane,
  limits: Posted['limits'] | null,
  decision: SendDecision | null,
): Promise<void> {
  const now = await databaseNow()
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  const known = await getDb().mailPace.findUniqueOrThrow({ where: { id: 1 } })
  await getDb().mailPace.update({
    where: { id: 1 },
    data: {
      ...(lane === 'NOTICE' && { busyUntil: null }),
      ...(limits?.perSecond && { perSecond: limits.perSecond }),
      ...(limits?.remaining === 0 && { pausedUntil: after(limits.resetSeconds ?? 1) }),
      ...(decision && consequence(decision)),
    },
  })

  function consequence(told: SendDecision) {
    if (told.kind === 'wait' && told.reason === 'RATE_LIMITED')
      return { pausedUntil: after(told.afterSeconds) }
    const trouble = troubleOf(told)
    if (!trouble) return { trouble: null, troubleSince: null, heldUntil: null }
    const troubleSince = known.trouble ? known.troubleSince : now
    return { trouble, troubleSince, heldUntil: after(holdSeconds(told)) }
  }
}

function troubleOf(decision: SendDecision) {
  if (decision.kind === 'wait' && decision.reason !== 'RATE_LIMITED') return decision.reason
  if (decision.kind === 'repeat' && decision.reason === 'UNREACHABLE') return decision.reason
  return decision.kind === 'failed' && decision.reason === 'GAVE_UP' ? 'UNREACHABLE' : null
}

function holdSeconds(decision: SendDecision): number {
  if (decision.kind === 'wait') return decision.afterSeconds
  return decision.kind === 'repeat' ? Math.min(mostSilentSeconds, decision.afterSeconds) : mostSilentSeconds
}
