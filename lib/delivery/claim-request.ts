import { getDb } from '../db'
import type { OutboxEmailModel } from '../generated/prisma/models'

/** A call takes 20 seconds at most. An older claim is a dead process's; the idempotency key makes trying again safe. */
export const claimLifeMs = 45_000

/**
 * Takes the emails of one request for this process to send. Left out is what another has, is not due, or is about an
 * outage that has closed meanwhile.
 */
export async function claimRequest(requestKey: string, ids: string[]): Promise<OutboxEmailModel[]> {
  const claimed = await getDb().$queryRaw<{ id: string }[]>`
    WITH free AS (
      SELECT e."id" FROM "OutboxEmail" e
      WHERE e."id" = ANY(${ids}) AND e."dueAt" <= patchbay_now() AND e."sealedBody" IS NOT NULL
        AND (e."state" = 'QUEUED'
          OR (e."state" = 'SENDING' AND e."claimedAt" < patchbay_now() - make_interval(secs => ${claimLifeMs / 1000})))
        AND (e."requestKey" IS NULL OR e."requestKey" = ${requestKey})
        AND NOT EXISTS (SELECT FROM "Outage" o WHERE o."id" = e."outageId" AND o."closedAt" IS NOT NULL)
      ORDER BY e."id" FOR UPDATE)
    UPDATE "OutboxEmail" e SET "state" = 'SENDING', "claimedAt" = patchbay_now(), "attempts" = "attempts" + 1,
      "firstTriedAt" = coalesce("firstTriedAt", patchbay_now()), "requestKey" = ${requestKey}
    FROM free WHERE e."id" = free."id" RETURNING e."id"`
  return getDb().outboxEmail.findMany({
    where: { id: { in: claimed.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  })
}
