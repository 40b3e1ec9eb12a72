import type { AttemptResult } from '../generated/prisma/enums'
import type { WhyAsked } from '../notices/ask-owner'

// Decides when to log an account in with its member's LinkedIn cookies. Pure: state and time in, the next step out. All
// of the state is in the database, so a restart changes nothing.

export type Attempt = {
  key: string
  startedAt: Date
  /** Null while it is running. */
  endedAt: Date | null
  result: AttemptResult | null
}

export type LoginState = {
  memberRowId: string
  /** Serial of the newest cookie we hold, and of the newest that was ever tried. */
  newestSerial: number | null
  triedSerial: number
  /** Those of the open outage, or of the first connection; oldest first. */
  attempts: Attempt[]
  hasAccount: boolean
  openOutage: {
    id: string
    openedAt: Date
    /** LOGIN: cookies can help. PASSING: it goes away without us. OWNER: only the owner can fix it. */
    trouble: 'LOGIN' | 'PASSING' | 'OWNER'
    isOwnerAsked: boolean
  } | null
}

export type LoginStep =
  | { kind: 'try'; key: string }
  /** The attempt never ended: its process died. */
  | { kind: 'mark lost'; key: string }
  | { kind: 'ask owner'; why: WhyAsked }
  | { kind: 'wait'; until: Date | null }

const minutes = (count: number) => count * 60_000
const hours = (count: number) => minutes(60 * count)

/** LinkedIn has downtimes, and the customer may bring a fresh cookie meanwhile. After these the owner is asked. */
export const maxHourlyTries = 4
/** Tries that are late because nothing ran still keep this distance. */
const minGapMs = minutes(30)
/** A login takes 75 seconds at most. One that still runs after this never ends. */
const maxRunMs = minutes(5)
/** An accepted login is read back within seconds. If it takes longer than this, something went wrong. */
const settlingMs = minutes(5)
/** Only the member, or another cookie, can change these. */
const finalResults: (AttemptResult | null)[] = ['CHECKPOINT', 'WRONG_MEMBER', 'RESTRICTED']
/** These say nothing about the cookie. */
const passingResults: (AttemptResult | null)[] = ['UNAVAILABLE', 'LOST']

const plus = (from: Date, ms: number) => new Date(from.getTime() + ms)
const wait = (until: Date | null): LoginStep => ({ kind: 'wait', until })
const later = (one: Date, other: Date) => (one > other ? one : other)

/** The next step for a member. */
export function nextLogin(state: LoginState, now: Date): LoginStep {
  const running = state.attempts.find(({ endedAt }) => endedAt === null)
  if (running) return nextWhileRunning(running, now)
  if (state.openOutage) return nextRepair(state, state.openOutage, now)
  return state.hasAccount ? wait(null) : nextConnect(state, now)
}

/** A start in the future means the clock was set back: treat it as lost. */
function nextWhileRunning(running: Attempt, now: Date): LoginStep {
  const isLost = now >= plus(running.startedAt, maxRunMs) || running.startedAt > plus(now, maxRunMs)
  return isLost ? { kind: 'mark lost', key: running.key } : wait(plus(running.startedAt, maxRunMs))
}

function nextRepair(state: LoginState, outage: NonNullable<LoginState['openOutage']>, now: Date): LoginStep {
  if (outage.trouble === 'OWNER')
    return outage.isOwnerAsked ? wait(null) : { kind: 'ask owner', why: 'OTHER_TROUBLE' }
  if (outage.trouble === 'PASSING') return wait(plus(now, minutes(15)))
  const { attempts, newestSerial, triedSerial } = state
  const last = attempts.at(-1)
  if (last?.result === 'ACCEPTED' && isRecent(last, settlingMs, now))
    return wait(plus(last.startedAt, settlingMs))
  if (newestSerial !== null && newestSerial > triedSerial)
    return { kind: 'try', key: `${outage.id}:cookie:${newestSerial}` }
  if (outage.isOwnerAsked) return wait(null)
  if (last && finalResults.includes(last.result)) return { kind: 'ask owner', why: 'NEEDS_MEMBER' }
  if (newestSerial === null) return { kind: 'ask owner', why: 'NO_COOKIE' }
  const hourly = attempts.filter(({ key }) => key.startsWith(`${outage.id}:hour:`))
  const number = hourly.length + 1
  if (number > maxHourlyTries) return { kind: 'ask owner', why: 'TRIES_USED' }
  const due = dueAfter(hourly.at(-1), plus(outage.openedAt, hours(number)), now)
  return now >= due ? { kind: 'try', key: `${outage.id}:hour:${number}` } : wait(due)
}

/** The first connection: every new cookie once, and again hourly after trouble that says nothing about the cookie. */
function nextConnect(state: LoginState, now: Date): LoginStep {
  const { memberRowId, newestSerial, triedSerial, attempts } = state
  const attempt: LoginStep = { kind: 'try', key: `connect:${memberRowId}:${attempts.length + 1}` }
  if (newestSerial === null) return wait(null)
  if (newestSerial > triedSerial) return attempt
  const last = attempts.at(-1)
  const recent = attempts.slice(-maxHourlyTries - 1)
  const isUsedUp =
    recent.length > maxHourlyTries && recent.every(({ result }) => passingResults.includes(result))
  if (!last || !passingResults.includes(last.result) || isUsedUp) return wait(null)
  const due = plus(last.startedAt, hours(1))
  return now >= due ? attempt : wait(due)
}

function isRecent(attempt: Attempt, within: number, now: Date): boolean {
  return attempt.startedAt <= now && now < plus(attempt.startedAt, within)
}

function dueAfter(last: Attempt | undefined, planned: Date, now: Date): Date {
  const isUsable = last && last.startedAt <= now
  return isUsable ? later(planned, plus(last.startedAt, minGapMs)) : planned
}
