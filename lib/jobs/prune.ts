import { databaseNow } from '../clock'
import { getDb } from '../db'
import { forgetSessions } from '../linkedin-sessions/forget-sessions'

const days = (count: number) => count * 24 * 3_600_000

/** At most this many rows per statement: one that runs longer than ten seconds is cancelled and undone. */
const slice = 2_000

/** Daily: deletes what nobody looks at any more. Accounts, their history and the audit log stay. */
export async function prune(): Promise<void> {
  const now = await databaseNow()
  const before = (ms: number) => new Date(now.getTime() - ms)
  const db = getDb()
  const oldEvents = { receivedAt: { lt: before(days(90)) }, outcome: { not: 'RECEIVED' } } as const
  const oldIntents = { createdAt: { lt: before(days(90)) } }
  const oldLinks = { expiresAt: { lt: before(days(30)) } }
  const oldPasses = { endedAt: { lt: before(days(7)) } }
  const oldMails = { kind: 'SIGN_IN', createdAt: { lt: before(days(30)) } } as const
  // Gone for a week and not back: the member's cookies are no use to anybody.
  const goneSessions = {
    member: { account: { status: 'DELETED', missingSince: { lt: before(days(7)) } } },
  } as const
  const oldBrowsers = {
    OR: [{ revokedAt: { lt: before(days(90)) } }, { lastSeenAt: { lt: before(days(365)) } }],
  }
  const oldAttempts = { outage: { closedAt: { lt: before(days(90)) } } }
  const past = { expires: { lt: now } }
  await inSlices((limit) => db.webhookEvent.deleteMany({ where: oldEvents, limit }))
  await inSlices((limit) => db.authIntent.deleteMany({ where: oldIntents, limit }))
  await inSlices((limit) => db.reconnectLink.deleteMany({ where: oldLinks, limit }))
  await inSlices((limit) => db.outboxEmail.deleteMany({ where: oldMails, limit }))
  await inSlices((limit) => db.sweepPass.deleteMany({ where: oldPasses, limit }))
  await inSlices((limit) => db.session.deleteMany({ where: past, limit }))
  await inSlices((limit) => db.verificationToken.deleteMany({ where: past, limit }))
  await forgetSessions(now)
  await inSlices((limit) => db.linkedinSession.deleteMany({ where: goneSessions, limit }))
  await inSlices((limit) => db.pairingCode.deleteMany({ where: { expiresAt: { lt: now } }, limit }))
  await inSlices((limit) => db.pairedBrowser.deleteMany({ where: oldBrowsers, limit }))
  await inSlices((limit) => db.linkedinAttempt.deleteMany({ where: oldAttempts, limit }))
  await inSlices((limit) =>
    db.workerProcess.deleteMany({ where: { beatAt: { lt: before(days(1)) } }, limit }),
  )
}

async function inSlices(remove: (limit: number) => Promise<{ count: number }>): Promise<void> {
  while ((await remove(slice)).count === slice);
}
