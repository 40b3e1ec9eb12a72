import type { Prisma } from '../generated/prisma/client'
import type { AttemptResult } from '../generated/prisma/enums'
import { isSilentSince } from './silence'

/** One login in the background; its result is null while it is under way. */
export type Try = { at: Date; result: AttemptResult | null }

/** What logs an account in again without its owner: the LinkedIn session that their browsers bring. */
export type SelfRepair = {
  /** The browser that brought the session last, and when; null when none has it any more. */
  browser: { name: string; seenAt: Date; isSignedOut: boolean } | null
  /** Of the open outage, oldest first. */
  tries: Try[]
}

/** A look so soon after a try only sees what came of it. */
const aftermathMs = 5 * 60_000
/** What a panel shows of an outage that is long by now. */
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

/** When an account that is being repaired is tried next; null while that is not known, or happens right now. */
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

/** No session has come for so long that there may be nothing to repair it with. */
export function isSilent({ browser }: SelfRepair, now: Date): boolean {
  return !browser || isSilentSince(browser.seenAt, now)
}
