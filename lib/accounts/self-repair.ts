import type { Prisma } from '../generated/prisma/client'
import type { AttemptResult } from '../generated/prisma/enums'
import { isSilentSince } from './silence'

/** One background login; the result is null while it is running. */
export type Try = { at: Date; result: AttemptResult | null }

/** What can log an account in again without its owner: the LinkedIn session from their browsers. */
export type SelfRepair = {
  /** The browser that last sent the session, and when; null when no browser has it any more. */
  browser: { name: string; seenAt: Date; isSignedOut: boolean } | null
  /** The tries of the open outage, oldest first. */
  tries: Try[]
}

/** A job this soon after a try only checks how the try went. */
const aftermathMs = 5 * 60_000
/** How much a panel shows of an outage that has lasted long. */
const mostTries = 8

export const memberSelect = {
  select: {
    nextLookAt: true,
    attempts: {
      where: { outage: { closedAt: null } },
      orderBy: { startedAt: 'desc' },
      take: 1,
      select: { startedAt: true },
    },
  },
} satisfies Prisma.ConnectedAccount$linkedinMemberArgs

export const memberDetailSelect = {
  select: {
    ...memberSelect.select,
    sessions: {
      orderBy: { seenAt: 'desc' },
      take: 1,
      select: { seenAt: true, browser: { select: { name: true, state: true } } },
    },
  },
} satisfies Prisma.ConnectedAccount$linkedinMemberArgs

export const triesSelect = {
  orderBy: { startedAt: 'desc' },
  take: mostTries,
  select: { startedAt: true, result: true },
} satisfies Prisma.Outage$linkedinAttemptsArgs

/** When an account under repair is tried next; null if that is not known yet or a try is running. */
export function nextTry(member: Prisma.LinkedinMemberGetPayload<typeof memberSelect> | null): Date | null {
  const last = member?.attempts[0]?.startedAt.getTime() ?? 0
  const next = member?.nextLookAt ?? null
  return next && next.getTime() > last + aftermathMs ? next : null
}

export function selfRepair(
  member: Prisma.LinkedinMemberGetPayload<typeof memberDetailSelect> | null,
  attempts: Prisma.LinkedinAttemptGetPayload<typeof triesSelect>[],
): SelfRepair | null {
  if (!member) return null
  const tries = attempts.map(({ startedAt, result }) => ({ at: startedAt, result })).reverse()
  const [session] = member.sessions
  if (!session) return { browser: null, tries }
  const { name, state } = session.browser
  return { browser: { name, seenAt: session.seenAt, isSignedOut: state === 'SIGNED_OUT' }, tries }
}

/** No session has arrived for so long that there may be nothing left to repair the account with. */
export function isSilent({ browser }: SelfRepair, now: Date): boolean {
  return !browser || isSilentSince(browser.seenAt, now)
}
