/** What Resend (or the way to it) answered, as far as the decision needs it. */
export type SendAnswer =
  | { kind: 'accepted'; messageId: string }
  | { kind: 'refused'; httpStatus: number | null; retryAfterSeconds: number | null }

export type SendDecision =
  | { kind: 'sent'; messageId: string }
  | { kind: 'retry'; afterSeconds: number; reason: 'UNREACHABLE' | 'RATE_LIMITED' }
  | { kind: 'failed'; reason: 'REJECTED' | 'GAVE_UP' }

const waits = [5, 30, 120, 600, 1_800, 3_600, 3_600, 3_600]

/** Resend keeps an idempotency key for 24 hours: after that a repeated try could be a second mail. */
const safeForMs = 23 * 3_600_000

export function isSafeToRepeat(firstTriedAt: Date, at: Date): boolean {
  return at.getTime() - firstTriedAt.getTime() < safeForMs
}

/** What becomes of a mail after its nth attempt, which began the whole at `firstTriedAt`. Pure. */
export function decideSend(
  answer: SendAnswer,
  about: { attempts: number; firstTriedAt: Date; now: Date },
): SendDecision {
  if (answer.kind === 'accepted') return { kind: 'sent', messageId: answer.messageId }
  const { httpStatus } = answer
  const isPassing = httpStatus === null || httpStatus === 429 || httpStatus >= 500
  if (!isPassing) return { kind: 'failed', reason: 'REJECTED' }
  const wait = Math.max(waits[about.attempts - 1] ?? 0, answer.retryAfterSeconds ?? 0)
  const again = new Date(about.now.getTime() + wait * 1000)
  if (about.attempts > waits.length || !isSafeToRepeat(about.firstTriedAt, again)) {
    return { kind: 'failed', reason: 'GAVE_UP' }
  }
  return { kind: 'retry', afterSeconds: wait, reason: httpStatus === 429 ? 'RATE_LIMITED' : 'UNREACHABLE' }
}
