import { randomUUID } from 'node:crypto'
import { getDb } from '../db'
import type { GatewayEvent } from '../gateway/events'
import type { Gateway, WebhookOutcome } from '../generated/prisma/enums'

/** Events about one account within this time lead to a single read from the gateway. */
const gatherSeconds = 0.2

/**
 * One statement, so one transaction and round trip: the event is stored if and only if its job is queued. It also
 * checks that the account is known and the event id is new; a login event completes the dashboard login waiting for it.
 */
export async function storeStatus(gateway: Gateway, body: string, event: GatewayEvent): Promise<void> {
  const id = randomUUID()
  const known = event.kind === 'unrecognised' ? null : event
  const accountId = clean(known?.gatewayAccountId)
  const isStatus = event.kind === 'status'
  const aside: WebhookOutcome = event.kind === 'unrecognised' ? 'UNRECOGNISED' : 'IGNORED'
  const asideReason = event.kind === 'unrecognised' ? 'UNKNOWN_SHAPE' : 'NOT_HANDLED'
  await getDb().$queryRaw`
    WITH account AS (
      SELECT "id", "removedAt" IS NOT NULL AS removed FROM "ConnectedAccount"
      WHERE "gateway" = ${gateway}::"Gateway" AND "gatewayAccountId" = ${accountId}
    ), event AS (
      INSERT INTO "WebhookEvent"
        ("id", "gateway", "kind", "body", "vendorEventId", "eventAt", "gatewayAccountId", "message", "hint",
         "accountId", "outcome", "outcomeReason")
      SELECT ${id}, ${gateway}::"Gateway", 'STATUS', ${body}, ${clean(known?.id)},
        ${isStatus ? event.at : null}::timestamptz, ${accountId}, ${clean(known?.message)},
        ${isStatus ? event.hint : null}::"AccountStatus", account."id",
        CASE WHEN NOT ${isStatus} THEN ${aside}::"WebhookOutcome"
             WHEN account."id" IS NULL THEN 'ORPHAN'
             WHEN account.removed THEN 'IGNORED'
             ELSE 'RECEIVED' END,
        CASE WHEN NOT ${isStatus} THEN ${asideReason}
             WHEN account."id" IS NULL THEN 'UNKNOWN_ACCOUNT'
             WHEN account.removed THEN 'ACCOUNT_REMOVED' END
      FROM (VALUES (1)) AS one LEFT JOIN account ON true
      ON CONFLICT ("gateway", "vendorEventId") DO NOTHING
      RETURNING "accountId"
    ), job AS (
      SELECT graphile_worker.add_job('sync-account', json_build_object('accountId', account."id"),
        run_at => now() + make_interval(secs => ${gatherSeconds}::float8),
        job_key => 'sync:' || account."id", job_key_mode => 'preserve_run_at',
        flags => ARRAY['gateway:' || ${gateway}::text])
      FROM event JOIN account ON account."id" = event."accountId"
      WHERE ${isStatus} AND NOT account.removed
    ), reconnected AS (
      SELECT graphile_worker.add_job('complete-intent',
        json_build_object('intentId', i."id", 'gatewayAccountId', ${accountId}::text),
        job_key => 'complete:' || i."id")
      FROM event JOIN "AuthIntent" i ON i."accountId" = event."accountId"
      WHERE ${isStatus && event.isReconnect} AND i."state" = 'PENDING' AND i."kind" = 'RECONNECT'
        AND i."gatewayIntentId" IS NOT NULL
    )
    SELECT (SELECT count(*) FROM job) + (SELECT count(*) FROM reconnected)`
}

/** PostgreSQL text cannot hold NUL. */
export function clean(value: string | null | undefined): string | null {
  return value?.replaceAll('\u0000', '') || null
}
