/** What Resend (or the network) answered about one email, as far as the decision needs it. */
export type SendAnswer =
  | { kind: 'accepted'; messageId: string | null }
  | { kind: 'refused'; status: number | null; name: string | null; waitSeconds: number | null }

export type SendDecision =
  /** Null: it went out with an earlier try, whose answer was lost. */
  | { kind: 'sent'; messageId: string | null }
  /** Nothing was tried: our rate, our quota or our key is the problem, not this email. */
  | { kind: 'wait'; afterSeconds: number; reason: 'RATE_LIMITED' | 'QUOTA' | 'KEY_REFUSED' }
  /** The request's fate is unknown: send the same again, under the same key. */
  | { kind: 'repeat'; afterSeconds: number; reason: 'UNREACHABLE' | 'IN_PROGRESS' }
  /** The key already belongs to another email. */
  | { kind: 'new key' }
  | { kind: 'failed'; reason: 'REJECTED' | 'GAVE_UP' }

type Meaning = 'rate' | 'quota' | 'key' | 'in progress' | 'other payload' | 'refused' | 'unknown'

const hourSeconds = 3_600

/** Resend keeps an idempotency key for 24 hours: after that, a retry could send a second email. */
const safeForMs = 23 * hourSeconds * 1000

export function isSafeToRepeat(firstTriedAt: Date, at: Date): boolean {
  return at.getTime() - firstTriedAt.getTime() < safeForMs
}

/** Resend's errors by name (resend.com/docs/api-reference/errors); any other goes by its status. */
const byName: Partial<Record<string, Meaning>> = {
  rate_limit_exceeded: 'rate',
  daily_quota_exceeded: 'quota',
  monthly_quota_exceeded: 'quota',
  missing_api_key: 'key',
  restricted_api_key: 'key',
  invalid_api_key: 'key',
  // The sender address is ours too, not the recipient's.
  invalid_from_address: 'key',
  concurrent_idempotent_requests: 'in progress',
  invalid_idempotent_request: 'other payload',
  invalid_idempotency_key: 'other payload',
}

/** 404 and 405 mean a wrong API address, 408 and 409 mean nothing that a later try would not fix. */
const passing = [404, 405, 408, 409, 425]

function meaningOf({ status, name }: { status: number | null; name: string | null }): Meaning {
  const named = name === null ? undefined : byName[name]
  if (named) return named
  if (status === 429) return 'rate'
  if (status === 401 || status === 403) return 'key'
  if (status === null || status < 400 || status >= 500 || passing.includes(status)) return 'unknown'
  return 'refused'
}

/**
 * What happens to an email after its nth try that may have gone out; the first began at `firstTriedAt`. `random` is in
 * [0, 1) and spreads out emails that failed together. Pure.
 */
export function decideSend(
  answer: SendAnswer,
  about: { attempts: number; firstTriedAt: Date; now: Date; random: number },
): SendDecision {
  if (answer.kind === 'accepted') return { kind: 'sent', messageId: answer.messageId }
  const { random } = about
  switch (meaningOf(answer)) {
    case 'rate': {
      const asked = Math.min(Math.max(answer.waitSeconds ?? 1, 1), hourSeconds)
      return { kind: 'wait', afterSeconds: asked + random, reason: 'RATE_LIMITED' }
    }
    case 'quota':
      return { kind: 'wait', afterSeconds: hourSeconds * (1 + random / 4), reason: 'QUOTA' }
    case 'key':
      return { kind: 'wait', afterSeconds: 300 * (1 + random / 4), reason: 'KEY_REFUSED' }
    case 'in progress':
      return repeat(2 + 3 * random, 'IN_PROGRESS', about)
    case 'other payload':
      // Only a sent email uses up a key. If we tried under it before, that was this email.
      return about.attempts > 1 ? { kind: 'sent', messageId: null } : { kind: 'new key' }
    case 'refused':
      return { kind: 'failed', reason: 'REJECTED' }
    case 'unknown': {
      const backoff = Math.min(hourSeconds, 5 * 4 ** (about.attempts - 1))
      return repeat(backoff * (0.5 + random), 'UNREACHABLE', about)
    }
  }
}

function repeat(
  afterSeconds: number,
  reason: 'UNREACHABLE' | 'IN_PROGRESS',
  { firstTriedAt, now }: { firstTriedAt: Date; now: Date },
): SendDecision {
  const again = new Date(now.getTime() + afterSeconds * 1000)
  if (!isSafeToRepeat(firstTriedAt, again)) return { kind: 'failed', reason: 'GAVE_UP' }
  return { kind: 'repeat', afterSeconds, reason }
}
