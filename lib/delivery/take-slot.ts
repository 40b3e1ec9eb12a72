import { databaseNow } from '../clock'
import { getDb } from '../db'
import { Prisma } from '../generated/prisma/client'
import type { MailPaceModel } from '../generated/prisma/models'

/** Sign-in emails have a part of the pace of their own: they never wait behind notices. */
export type Lane = 'SIGN_IN' | 'NOTICE'

/**
 * Takes the right to make one request to the email service, shared by all processes. Null: taken, and to be given back
 * with notePace. Otherwise when to ask again.
 */
export async function takeSlot(lane: Lane): Promise<Date | null> {
  const isOver = Prisma.sql`("windowAt" <= patchbay_now() - interval '1 second' OR "windowAt" > patchbay_now())`
  const taken = await getDb().$executeRaw`
    UPDATE "MailPace" SET
      "windowAt" = CASE WHEN ${isOver} THEN patchbay_now() ELSE "windowAt" END,
      "used" = CASE WHEN ${isOver} THEN 1 ELSE "used" + 1 END
      ${lane === 'NOTICE' ? Prisma.sql`, "busyUntil" = patchbay_now() + interval '45 seconds'` : Prisma.empty}
    WHERE "id" = 1 AND ("pausedUntil" IS NULL OR "pausedUntil" <= patchbay_now()) AND ${roomFor(lane, isOver)}`
  if (taken > 0) return null
  const pace = await getDb().mailPace.findUniqueOrThrow({ where: { id: 1 } })
  return whenToAskAgain(lane, pace, await databaseNow())
}

/**
 * Notices leave one request of each second to the sign-in emails, and have one under way at a time: a service that hangs
 * holds up one worker, not all.
 */
function roomFor(lane: Lane, isOver: Prisma.Sql): Prisma.Sql {
  if (lane === 'NOTICE')
    return Prisma.sql`(${isOver} OR "used" < greatest("perSecond" - 1, 1))
      AND ("heldUntil" IS NULL OR "heldUntil" <= patchbay_now())
      AND ("busyUntil" IS NULL OR "busyUntil" <= patchbay_now())`
  return Prisma.sql`(${isOver} OR "used" < greatest("perSecond", 2))
    AND (SELECT count(*) FROM "OutboxEmail" WHERE "kind" = 'SIGN_IN' AND "state" = 'SENDING'
      AND "claimedAt" > patchbay_now() - interval '45 seconds') < 3`
}

function whenToAskAgain(lane: Lane, pace: MailPaceModel, now: Date): Date {
  const windowEnd = pace.windowAt.getTime() + 1000
  const ends = [
    pace.pausedUntil?.getTime(),
    lane === 'NOTICE' ? pace.heldUntil?.getTime() : undefined,
    windowEnd,
  ]
  const last = Math.max(...ends.filter((end) => end !== undefined))
  const isKnown = last > now.getTime()
  // Spread, so that those who wait for the same second do not all ask in its first moment.
  return new Date((isKnown ? last : now.getTime() + 500) + Math.random() * 300)
}
