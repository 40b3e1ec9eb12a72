import type { OutageEnd } from '../generated/prisma/enums'

// When an outage's owner is told about it, and in what way. Pure.

export type PastOutage = { openedAt: Date; closedAt: Date | null; end: OutageEnd | null; wasMailed: boolean }

export type NoticePlan = {
  /** Counted from the start of the outage. */
  waitMs: number
  story:
    | { kind: 'FIRST' }
    /** Its owner repaired it recently, and it broke again. */
    | { kind: 'AGAIN'; repairedAt: Date }
    /**
     * It keeps breaking and recovering by itself: its owner was told once, and is told again only if it stays broken.
     */
    | { kind: 'FLAPPING'; times: number; since: Date }
}

const hours = (count: number) => count * 60 * 60_000

/** Breaks within this time of each other count as one story. */
const storyMs = hours(6)
/** A flapping account that stays broken for this long needs its owner after all. */
const flappingWaitMs = hours(1)
/** A break within this time after a repair counts as "broken again". */
const againMs = 14 * hours(24)

/** How long an account stays broken, or gone, before its owner is told. `setting` is NOTICE_GRACE_SECONDS. */
export function graceFor(notice: 'BROKEN' | 'GONE', setting: number): number {
  // An account that has been missing for two minutes may still come back.
  return notice === 'BROKEN' ? setting * 1000 : hours(1)
}

/** `past` are the account's earlier outages, newest first. */
export function planNotice(past: readonly PastOutage[], openedAt: Date, graceMs: number): NoticePlan {
  const story: PastOutage[] = []
  let until = openedAt
  for (const outage of past) {
    const isPart = outage.end === 'BY_ITSELF' && outage.closedAt && since(outage.closedAt, until) < storyMs
    if (!isPart) break
    story.push(outage)
    until = outage.openedAt
  }
  if (story.some(({ wasMailed }) => wasMailed)) {
    const kind = { kind: 'FLAPPING' as const, times: story.length + 1, since: until }
    return { waitMs: Math.max(graceMs, flappingWaitMs), story: kind }
  }
  const [last] = past
  if (last?.end === 'OWNER' && last.closedAt && since(last.closedAt, openedAt) < againMs)
    return { waitMs: graceMs, story: { kind: 'AGAIN', repairedAt: last.closedAt } }
  return { waitMs: graceMs, story: { kind: 'FIRST' } }
}

function since(from: Date, to: Date): number {
  return to.getTime() - from.getTime()
}
