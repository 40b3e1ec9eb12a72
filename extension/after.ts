import type { Answer, Failure } from './dashboard.ts'
import { hour, minute, waitBeforeAsking } from './due.ts'
import { type Kept, type Member, nothing, type Problem } from './state.ts'

/** How a sync ended. */
export type Outcome =
  | {
      kind: 'answered'
      account: NonNullable<Answer['account']>
      nextSyncSeconds: number
      member: Member
      fingerprint: string
    }
  | { kind: 'problem'; problem: Problem; report: 'told' | 'no news' | 'not told'; fingerprint: string }
  | { kind: 'failed'; failure: Failure; fingerprint: string }
  | { kind: 'linkedin_unreachable' }

/** The state to store after a sync, including when the next one is due. */
export function after(kept: Kept, outcome: Outcome, now: number): Kept {
  const tried = { ...kept, triedAt: now, holdUntil: 0 }
  switch (outcome.kind) {
    case 'answered': {
      const { account, member, fingerprint, nextSyncSeconds } = outcome
      const waits = account.state === 'connecting' ? kept.waits + 1 : 0
      const wait = waitBeforeAsking(waits, nextSyncSeconds)
      return {
        ...tried,
        view: account,
        member,
        lastSyncAt: now,
        dueAt: now + wait,
        fingerprint,
        waits,
        reported: null,
      }
    }
    case 'problem': {
      const { problem, report, fingerprint } = outcome
      return {
        ...tried,
        view: { state: problem },
        member: null,
        dueAt: now + (report === 'not told' ? minute : hour),
        fingerprint,
        waits: 0,
        reported: report === 'told' ? { problem, at: now } : kept.reported,
      }
    }
    case 'linkedin_unreachable':
      return later(tried, { state: 'linkedin_unreachable' }, now + minute)
    case 'failed':
      return afterFailure(tried, outcome.failure, outcome.fingerprint, now)
  }
}

function afterFailure(tried: Kept, failure: Failure, fingerprint: string, now: number): Kept {
  switch (failure.failed) {
    case 'revoked':
      return { ...nothing, view: { state: 'revoked' } }
    case 'unreachable':
      return later(tried, { state: 'dashboard_unreachable' }, now + minute)
    case 'rate_limited':
      return later(tried, { state: 'rejected', code: 'RATE_LIMITED' }, now + failure.waitSeconds * 1000)
    case 'rejected':
      // The same session would be refused again: the next sync is at the regular time, or when the session changes.
      return { ...tried, view: { state: 'rejected', code: failure.code }, dueAt: now + hour, fingerprint }
  }
}

function later(tried: Kept, view: Kept['view'], at: number): Kept {
  return { ...tried, view, dueAt: at, holdUntil: at }
}
