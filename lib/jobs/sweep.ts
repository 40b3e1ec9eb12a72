import { addJob } from '../add-job'
import { getDb } from '../db'

const hours = (count: number) => count * 3_600_000
const minutes = (count: number) => count * 60_000

/** How many accounts one sweep looks at: at one sweep a minute, 180,000 accounts are seen every six hours. */
const mostAccounts = 500

/**
 * The floor under everything that is told to us: due rows are found again by looking, whatever got lost. Accounts not
 * heard of for long are read; webhooks, mails and repairs whose job died with its process get a new one.
 */
export async function sweep(now = new Date()): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms)
  const db = getDb()
  const silent = await db.connectedAccount.findMany({
    where: {
      removedAt: null,
      status: { not: 'DELETED' },
      OR: [
        { lastVerifiedAt: null },
        { lastVerifiedAt: { lt: before(hours(6)) } },
        { status: { in: ['CONNECTING', 'ERROR'] }, lastVerifiedAt: { lt: before(minutes(15)) } },
      ],
    },
    orderBy: { lastVerifiedAt: { sort: 'asc', nulls: 'first' } },
    take: mostAccounts,
    select: { id: true },
  })
  const unheard = await db.webhookEvent.findMany({
    where: { outcome: 'RECEIVED', receivedAt: { lt: before(minutes(1)) } },
    take: mostAccounts,
    select: { id: true, kind: true, accountId: true, intentId: true, gatewayAccountId: true },
  })
  const unsent = await db.outboxEmail.findMany({
    where: { state: { in: ['QUEUED', 'SENDING'] }, dueAt: { lt: before(minutes(1)) } },
    take: mostAccounts,
    select: { id: true },
  })
  const overdueMembers = await db.linkedinMember.findMany({
    where: {
      stoppedAt: null,
      OR: [{ nextLookAt: { lt: before(minutes(1)) } }, { nextLookAt: null, account: { repairing: true } }],
    },
    take: mostAccounts,
    select: { id: true },
  })
  const accountIds = new Set([
    ...silent.map(({ id }) => id),
    ...unheard.flatMap(({ accountId }) => accountId ?? []),
  ])
  for (const accountId of accountIds)
    await addJob(db, 'sync-account', { accountId }, { key: `sync:${accountId}`, keepTime: true })
  for (const { id, kind, intentId, gatewayAccountId } of unheard) {
    if (kind !== 'NOTIFY' || !intentId || !gatewayAccountId) continue
    const job = { intentId, gatewayAccountId, eventId: id }
    await addJob(db, 'complete-intent', job, { key: `complete:${intentId}`, keepTime: true })
  }
  for (const { id } of unsent)
    await addJob(db, 'send-email', { emailId: id }, { key: `email:${id}`, keepTime: true })
  for (const { id } of overdueMembers)
    await addJob(db, 'run-linkedin-member', { memberRowId: id }, { key: `linkedin:${id}`, keepTime: true })
  await db.rateLimit.deleteMany({ where: { expire: { lt: now } } })
}
