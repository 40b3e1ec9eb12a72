import { randomUUID } from 'node:crypto'
import { getDb } from '../db'
import { parseStatusEvent, type StatusEvent } from '../gateway/v1-events'
import type { Gateway, WebhookOutcome } from '../generated/prisma/enums'
import { log } from '../log'
import { matchesSecret } from '../secrets'
import { forged, notJson, notStored, stored, tooLarge, type WebhookAnswer } from './answer'
import { parseBody, readBody } from './read-body'

/**
 * Takes in a status webhook that is guarded by a secret header: verified, stored together with the job that will look
 * at the gateway, answered. Nothing else happens here.
 */
export async function receiveStatus(
  request: Request,
  door: { gateway: Gateway; header: string; secrets: readonly string[] },
): Promise<WebhookAnswer> {
  if (!matchesSecret(request.headers.get(door.header), door.secrets)) return forged
  const body = await readBody(request)
  if (body.kind === 'too large') return tooLarge
  const json = parseBody(body.text)
  if (json === undefined) return notJson
  try {
    await store(door.gateway, body.text, parseStatusEvent(json))
    return stored
  } catch (err) {
    log.error({ err, gateway: door.gateway }, 'a status webhook could not be stored')
    return notStored
  }
}

/** Many events about one account within this time make one look at the gateway. */
const gatherMs = 200

/**
 * One statement, so one transaction and one round trip: the event is stored if and only if its job is queued. Whether
 * the account is known is decided by the same statement.
 */
async function store(gateway: Gateway, body: string, event: StatusEvent): Promise<void> {
  const id = randomUUID()
  const accountId = event.kind === 'unrecognised' ? null : clean(event.gatewayAccountId)
  const message = event.kind === 'unrecognised' ? null : clean(event.message)
  const isStatus = event.kind === 'status'
  const aside: WebhookOutcome = event.kind === 'unrecognised' ? 'UNRECOGNISED' : 'IGNORED'
  const asideReason = event.kind === 'unrecognised' ? 'UNKNOWN_SHAPE' : 'NOT_HANDLED'
  await getDb().$queryRaw`
    WITH account AS (
      SELECT "id", "removedAt" IS NOT NULL AS removed FROM "ConnectedAccount"
      WHERE "gateway" = ${gateway}::"Gateway" AND "gatewayAccountId" = ${accountId}
    ), event AS (
      INSERT INTO "WebhookEvent"
        ("id", "gateway", "kind", "body", "gatewayAccountId", "message", "hint", "accountId", "outcome", "outcomeReason")
      SELECT ${id}, ${gateway}::"Gateway", 'STATUS', ${body}, ${accountId}, ${message},
        ${isStatus ? event.hint : null}::"AccountStatus", account."id",
        CASE WHEN NOT ${isStatus} THEN ${aside}::"WebhookOutcome"
             WHEN account."id" IS NULL THEN 'ORPHAN'
             WHEN account.removed THEN 'IGNORED'
             ELSE 'RECEIVED' END,
        CASE WHEN NOT ${isStatus} THEN ${asideReason}
             WHEN account."id" IS NULL THEN 'UNKNOWN_ACCOUNT'
             WHEN account.removed THEN 'ACCOUNT_REMOVED' END
      FROM (VALUES (1)) AS one LEFT JOIN account ON true
    ), job AS (
      SELECT graphile_worker.add_job('sync-account', json_build_object('accountId', account."id"),
        run_at => now() + make_interval(secs => ${gatherMs / 1000}::float8),
        job_key => 'sync:' || account."id", job_key_mode => 'preserve_run_at')
      FROM account WHERE ${isStatus} AND NOT account.removed
    )
    SELECT count(*) FROM job`
}

/** PostgreSQL's text holds no NUL. */
function clean(value: string | null): string | null {
  return value?.replaceAll('\u0000', '') || null
}
