import type { AttemptResult } from '../generated/prisma/enums'
import type { WhyAsked } from '../notices/ask-owner'

// When an account is logged in with its member's LinkedIn cookies. Pure: state and time in, the next step out. The state
// is what the database holds, so a restart changes nothing.

export type Attempt = {
  key: string
  startedAt: Date
  /** Null while it runs. */
  endedAt: Date | null
  result: AttemptResult | null
}

export type LoginState = {
  /** The member's, with an account or without. */
  memberRowId: string
  /** The newest cookie that there is, and the newest that was ever tried; both by serial. */
  newest: number | null
  tried: number
  /** What was tried for the outage, or for the first connection; oldest first. */
  attempts: Attempt[]
  hasAccount: boolean
  /** The one that is open. */
  outage: {
    id: string
    openedAt: Date
    /** What is wrong: cookies help against a lost login; trouble passes; anything else is its owner's to put right. */
    trouble: 'LOGIN' | 'PASSING' | 'OWNER'
    isAsked: boolean
  } | null
}

export type LoginStep =
  | { kind: 'try'; key: string }
  /** This one never ended: its process died. */
  | { kind: 'give up'; key: string }
  | { kind: 'ask'; why: WhyAsked }
  | { kind: 'wait'; until: Date | null }

const minutes = (count: number) => count * 60_000
const hours = (count: number) => minutes(60 * count)

/** LinkedIn has downtimes, and the customer may browse meanwhile: after these the owner is asked. */
export const mostHourlyTries = 4
/** Tries that were late, because nothing ran, do not follow each other closer than this. */
const leastBetween = minutes(30)
/** A login takes 75 seconds at most; one that is not over by then never will be. */
const longestTry = minutes(5)
/** An accepted login is read back within seconds; if it takes longer, something went wrong. */
const settling = minutes(5)
/** What only the member, or another cookie, can change. */
const final: (AttemptResult | null)[] = ['CHECKPOINT', 'WRONG_MEMBER', 'RESTRICTED']
const passing: (AttemptResult | null)[] = ['UNAVAILABLE', 'LOST']

const plus = (from: Date, ms: number) => new Date(from.getTime() + ms)
const wait = (until: Date | null): LoginStep => ({ kind: 'wait', until })
const later = (one: Date, other: Date) => (one > other ? one : other)

/** What is to be done for a member now. */
export function nextLogin(state: LoginState, now: Date): LoginStep {
  const running = state.attempts.find(({ endedAt }) => endedAt === null)
  if (running) return ifRunning(running, now)
  if (state.outage) return nextRepair(state, state.outage, now)
  return state.hasAccount ? wait(null) : nextConnect(state, now)
}

/** One that began in the future began before the clock was put back: how old it is cannot be told, so it is over. */
function ifRunning(running: Attempt, now: Date): LoginStep {
  const isOver = now >= plus(running.startedAt, longestTry) || running.startedAt > plus(now, longestTry)
  return isOver ? { kind: 'give up', key: running.key } : wait(plus(running.startedAt, longestTry))
}

function nextRepair(state: LoginState, outage: NonNullable<LoginState['outage']>, now: Date): LoginStep {
  if (outage.trouble === 'OWNER') return outage.isAsked ? wait(null) : { kind: 'ask', why: 'OTHER_TROUBLE' }
  if (outage.trouble === 'PASSING') return wait(plus(now, minutes(15)))
  const { attempts, newest } = state
  const last = attempts.at(-1)
  if (last?.result === 'ACCEPTED' && isRecent(last, settling, now))
    return wait(plus(last.startedAt, settling))
  if (newest !== null && newest > state.tried) return { kind: 'try', key: `${outage.id}:cookie:${newest}` }
  if (outage.isAsked) return wait(null)
  if (last && final.includes(last.result)) return { kind: 'ask', why: 'NEEDS_MEMBER' }
  if (newest === null) return { kind: 'ask', why: 'NO_COOKIE' }
  const hourly = attempts.filter(({ key }) => key.startsWith(`${outage.id}:hour:`))
  const number = hourly.length + 1
  if (number > mostHourlyTries) return { kind: 'ask', why: 'TRIES_USED' }
  const due = dueAfter(hourly.at(-1), plus(outage.openedAt, hours(number)), now)
  return now >= due ? { kind: 'try', key: `${outage.id}:hour:${number}` } : wait(due)
}

/** The first connection: every new cookie once, and again by the hour after trouble that says nothing about it. */
function nextConnect({ memberRowId, newest, tried, attempts }: LoginState, now: Date): LoginStep {
  const attempt: LoginStep = { kind: 'try', key: `connect:${memberRowId}:${attempts.length + 1}` }
  if (newest === null) return wait(null)
  if (newest > tried) return attempt
  const last = attempts.at(-1)
  const lately = attempts.slice(-mostHourlyTries - 1)
  const isWorn = lately.length > mostHourlyTries && lately.every(({ result }) => passing.includes(result))
  if (!last || !passing.includes(last.result) || isWorn) return wait(null)
  const due = plus(last.startedAt, hours(1))
  return now >= due ? attempt : wait(due)
}

function isRecent(attempt: Attempt, within: number, now: Date): boolean {
  return attempt.startedAt <= now && now < plus(attempt.startedAt, within)
}

function dueAfter(last: Attempt | undefined, planned: Date, now: Date): Date {
  const isUsable = last && last.startedAt <= now
  return isUsable ? later(planned, plus(last.startedAt, leastBetween)) : planned
}
