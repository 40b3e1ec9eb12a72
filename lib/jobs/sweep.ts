import { addJob } from '../add-job'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { queueSending } from '../outbox/queue-sending'
import { freeDeadJobs } from './free-dead-jobs'

const hours = (count: number) => count * 3_600_000
const minutes = (count: number) => count * 60_000

/** How many rows of a kind one sweep takes up. */
const most = 500

/**
 * The floor under everything that is told to us: due rows are found again by looking, whatever got lost. Webhooks, reads,
 * mails and repairs whose job died with its process get a new one; a job that is queued keeps its time and its tries.
 */
export async function sweep(): Promise<void> {
  const now = await databaseNow()
  const before = (ms: number) => new Date(now.getTime() - ms)
  const db = getDb()
  await freeDeadJobs()
  await claimLostOrphans()
  const silent = await db.connectedAccount.findMany({
    where: {
      removedAt: null,
      nextReadAt: null,
      OR: [
        { status: { not: 'DELETED' }, lastVerifiedAt: null },
        { status: { not: 'DELETED' }, lastVerifiedAt: { lt: before(hours(6)) } },
        { status: { in: ['CONNECTING', 'ERROR'] }, lastVerifiedAt: { lt: before(minutes(15)) } },
        // Gone, and watched for a week: it may come back.
        {
          status: 'DELETED',
          missingSince: { gt: before(hours(7 * 24)) },
          lastVerifiedAt: { lt: before(hours(6)) },
        },
      ],
    },
    orderBy: { lastVerifiedAt: { sort: 'asc', nulls: 'first' } },
    take: most,
    select: { id: true },
  })
  const dueAgain = await db.connectedAccount.findMany({
    where: { removedAt: null, nextReadAt: { lt: before(minutes(0.25)) } },
    orderBy: { nextReadAt: 'asc' },
    take: most,
    select: { id: true },
  })
  const unheard = await db.webhookEvent.findMany({
    where: { outcome: 'RECEIVED', receivedAt: { lt: before(minutes(1)) } },
    orderBy: { receivedAt: 'asc' },
    take: most,
    select: { id: true, kind: true, accountId: true, intentId: true, gatewayAccountId: true },
  })
  const unsent = await db.outboxEmail.findMany({
    where: { state: { in: ['QUEUED', 'SENDING'] }, dueAt: { lt: before(minutes(0.5)) } },
    orderBy: { dueAt: 'asc' },
    take: most,
    select: { id: true, kind: true },
  })
  const overdueMembers = await db.linkedinMember.findMany({
    where: {
      stoppedAt: null,
      OR: [{ nextLookAt: { lt: before(minutes(1)) } }, { nextLookAt: null, account: { repairing: true } }],
    },
    orderBy: { nextLookAt: { sort: 'asc', nulls: 'first' } },
    take: most,
    select: { id: true },
  })
  const toRead = new Set([
    ...silent.map(({ id }) => id),
    ...unheard.flatMap(({ accountId, kind }) => (kind === 'STATUS' && accountId ? [accountId] : [])),
  ])
  for (const accountId of toRead)
    await addJob(db, 'sync-account', { accountId }, { key: `sync:${accountId}`, unlessQueued: true })
  for (const { id } of dueAgain)
    await addJob(db, 'sync-account', { accountId: id }, { key: `read-again:${id}`, unlessQueued: true })
  for (const { id, kind, intentId, gatewayAccountId } of unheard) {
    if (kind !== 'NOTIFY' || !intentId || !gatewayAccountId) continue
    const job = { intentId, gatewayAccountId, eventId: id }
    await addJob(db, 'complete-intent', job, { key: `complete:${intentId}`, unlessQueued: true })
  }
  for (const email of unsent) await queueSending(db, email, { unlessQueued: true })
  for (const { id } of overdueMembers)
    await addJob(
      db,
      'run-linkedin-member',
      { memberRowId: id },
      { key: `linkedin:${id}`, unlessQueued: true },
    )
  await db.rateLimit.deleteMany({ where: { expire: { lt: now } } })
}

/** Status webhooks that were stored while their account was being linked: they are the account's, and are read for. */
async function claimLostOrphans(): Promise<void> {
  await getDb().$executeRaw`
    UPDATE "WebhookEvent" e SET "outcome" = 'RECEIVED', "outcomeReason" = NULL, "accountId" = a."id"
    FROM "ConnectedAccount" a
    WHERE e."outcome" = 'ORPHAN' AND e."kind" = 'STATUS' AND e."outcomeReason" = 'UNKNOWN_ACCOUNT'
      AND a."gateway" = e."gateway" AND a."gatewayAccountId" = e."gatewayAccountId" AND a."removedAt" IS NULL
      AND e."receivedAt" > patchbay_now() - interval '1 day'`
}
