import { addJob } from '../add-job'
import { getDb } from '../db'
import { Prisma } from '../generated/prisma/client'
import type { EmailKind } from '../generated/prisma/enums'
import { expireLogins } from '../logins/expire-logins'
import { retellOutages } from '../notices/retell-outages'
import { queueSending } from '../outbox/queue-sending'
import { startPasses } from '../sweep/start-passes'
import { findLost } from './find-lost'
import { freeDeadJobs } from './free-dead-jobs'

/**
 * Runs every minute, as the safety net under webhooks: it compares each gateway's list with our rows, and queues due
 * rows again whose job got lost (webhooks, reads, emails, repairs). A queued job keeps its time and try count.
 */
export async function sweep(): Promise<void> {
  const db = getDb()
  await freeDeadJobs()
  await claimLostOrphans()
  await retellOutages()
  await startPasses()
  await expireLogins()
  for (const { id: accountId } of [...(await unsettled()), ...(await toldOf())])
    await addJob(db, 'sync-account', { accountId }, { key: `sync:${accountId}`, unlessQueued: true })
  for (const { id: accountId } of await toReadAgain())
    await addJob(db, 'sync-account', { accountId }, { key: `read-again:${accountId}`, unlessQueued: true })
  for (const { id, intentId, gatewayAccountId } of await announced()) {
    const job = { intentId, gatewayAccountId, eventId: id }
    await addJob(db, 'complete-intent', job, { key: `complete:${intentId}`, unlessQueued: true })
  }
  for (const { id, share: kind } of await toSend())
    await queueSending(db, { id, kind }, { unlessQueued: true })
  for (const { id: memberRowId } of await membersToLookAt()) {
    const key = `linkedin:${memberRowId}`
    await addJob(db, 'run-linkedin-member', { memberRowId }, { key, unlessQueued: true })
  }
  await db.$executeRaw`DELETE FROM "RateLimit" WHERE "expire" < patchbay_now()`
}

/**
 * Accounts being set up or in trouble change soon, so they do not wait for list passes, which take longer with many
 * accounts.
 */
function unsettled() {
  return findLost(
    'sync:',
    Prisma.sql`
      SELECT "id", "gateway" AS "share", "lastVerifiedAt" AS "due" FROM "ConnectedAccount"
      WHERE "removedAt" IS NULL AND "nextReadAt" IS NULL AND "status" IN ('CONNECTING', 'ERROR')
        AND "lastVerifiedAt" < patchbay_now() - interval '15 minutes'`,
  )
}

/**
 * Accounts with a status webhook that no read has settled. One that could not be read already has its next read
 * planned.
 */
function toldOf() {
  return findLost(
    'sync:',
    Prisma.sql`
      SELECT a."id", a."gateway" AS "share", min(e."receivedAt") AS "due"
      FROM "WebhookEvent" e JOIN "ConnectedAccount" a ON a."id" = e."accountId"
      WHERE e."outcome" = 'RECEIVED' AND e."kind" = 'STATUS' AND a."nextReadAt" IS NULL
        AND e."receivedAt" < patchbay_now() - interval '1 minute'
      GROUP BY a."id"`,
  )
}

function toReadAgain() {
  return findLost(
    'read-again:',
    Prisma.sql`
      SELECT "id", "gateway" AS "share", "nextReadAt" AS "due" FROM "ConnectedAccount"
      WHERE "removedAt" IS NULL AND "nextReadAt" < patchbay_now() - interval '15 seconds'`,
  )
}

/** Attempts whose account was announced but that nothing has completed. */
async function announced() {
  const lost = await findLost(
    'complete:',
    Prisma.sql`
      SELECT "intentId" AS "id", "gateway" AS "share", min("receivedAt") AS "due" FROM "WebhookEvent"
      WHERE "outcome" = 'RECEIVED' AND "kind" = 'NOTIFY' AND "intentId" IS NOT NULL
        AND "receivedAt" < patchbay_now() - interval '1 minute'
      GROUP BY "intentId", "gateway"`,
  )
  const events = await getDb().webhookEvent.findMany({
    where: { intentId: { in: lost.map(({ id }) => id) }, outcome: 'RECEIVED', kind: 'NOTIFY' },
    orderBy: { receivedAt: 'asc' },
    select: { id: true, intentId: true, gatewayAccountId: true },
  })
  return events.flatMap(({ id, intentId, gatewayAccountId }) =>
    intentId && gatewayAccountId ? [{ id, intentId, gatewayAccountId }] : [],
  )
}

function toSend() {
  return findLost<EmailKind>(
    'email:',
    Prisma.sql`
      SELECT "id", "kind" AS "share", "dueAt" AS "due" FROM "OutboxEmail"
      WHERE "state" IN ('QUEUED', 'SENDING') AND "dueAt" < patchbay_now() - interval '30 seconds'`,
  )
}

function membersToLookAt() {
  return findLost(
    'linkedin:',
    Prisma.sql`
      SELECT m."id", 'all' AS "share", coalesce(m."nextLookAt", '-infinity') AS "due"
      FROM "LinkedinMember" m LEFT JOIN "ConnectedAccount" a ON a."id" = m."accountId"
      WHERE m."stoppedAt" IS NULL
        AND (m."nextLookAt" < patchbay_now() - interval '1 minute' OR (m."nextLookAt" IS NULL AND a."repairing"))`,
  )
}

/** Status webhooks stored while their account was being linked: they now belong to it and need a read. */
async function claimLostOrphans(): Promise<void> {
  await getDb().$executeRaw`
    UPDATE "WebhookEvent" e SET "outcome" = 'RECEIVED', "outcomeReason" = NULL, "accountId" = lost."accountId"
    FROM (
      SELECT o."id", a."id" AS "accountId" FROM "WebhookEvent" o
      JOIN "ConnectedAccount" a ON a."gateway" = o."gateway" AND a."gatewayAccountId" = o."gatewayAccountId"
      WHERE o."outcome" = 'ORPHAN' AND o."kind" = 'STATUS' AND o."outcomeReason" = 'UNKNOWN_ACCOUNT'
        AND a."removedAt" IS NULL AND o."receivedAt" > patchbay_now() - interval '1 day'
      ORDER BY o."receivedAt" LIMIT 500
    ) lost
    WHERE e."id" = lost."id" AND e."outcome" = 'ORPHAN'`
}
