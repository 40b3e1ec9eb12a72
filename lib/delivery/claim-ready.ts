import { getDb } from '../db'
import type { OutboxEmailModel } from '../generated/prisma/models'
import { newBatchKey } from './request-key'

/** Resend takes this many emails in one request. */
const most = 100

/** A look at the account holds this long for the email about it. */
export const lookLifeMs = 60_000

/**
 * Takes the notices that were looked at and may leave, as one request: one of them under its own key, several under a
 * new one of their batch. None is taken twice, whoever asks.
 */
export async function claimReady(): Promise<OutboxEmailModel[]> {
  const claimed = await getDb().$queryRaw<{ id: string }[]>`
    WITH ready AS (
      SELECT e."id" FROM "OutboxEmail" e
      WHERE e."state" = 'QUEUED' AND e."kind" <> 'SIGN_IN' AND e."requestKey" IS NULL AND e."firstTriedAt" IS NULL
        AND e."dueAt" <= patchbay_now() AND e."sealedBody" IS NOT NULL
        AND e."lookedAt" > patchbay_now() - make_interval(secs => ${lookLifeMs / 1000})
        AND NOT EXISTS (SELECT FROM "Outage" o WHERE o."id" = e."outageId" AND o."closedAt" IS NOT NULL)
      ORDER BY e."dueAt", e."id" LIMIT ${most} FOR UPDATE SKIP LOCKED)
    UPDATE "OutboxEmail" e SET "state" = 'SENDING', "claimedAt" = patchbay_now(), "firstTriedAt" = patchbay_now(),
      "attempts" = "attempts" + 1,
      "requestKey" = CASE (SELECT count(*) FROM ready) WHEN 1 THEN e."idempotencyKey" ELSE ${newBatchKey()} END
    FROM ready WHERE e."id" = ready."id" RETURNING e."id"`
  return getDb().outboxEmail.findMany({
    where: { id: { in: claimed.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  })
}
