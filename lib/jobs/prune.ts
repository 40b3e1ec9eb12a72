import { databaseNow } from '../clock'
import { getDb } from '../db'
import { forgetSessions } from '../linkedin-sessions/forget-sessions'

const days = (count: number) => count * 24 * 3_600_000

/** Once a day: lets go of what nobody looks at any more. Accounts, their history and the audit stay. */
export async function prune(): Promise<void> {
  const now = await databaseNow()
  const before = (ms: number) => new Date(now.getTime() - ms)
  const db = getDb()
  await db.webhookEvent.deleteMany({
    where: { receivedAt: { lt: before(days(90)) }, outcome: { not: 'RECEIVED' } },
  })
  await db.authIntent.deleteMany({ where: { createdAt: { lt: before(days(90)) } } })
  await db.reconnectLink.deleteMany({ where: { expiresAt: { lt: before(days(30)) } } })
  await db.outboxEmail.deleteMany({ where: { kind: 'SIGN_IN', createdAt: { lt: before(days(30)) } } })
  await db.session.deleteMany({ where: { expires: { lt: now } } })
  await db.verificationToken.deleteMany({ where: { expires: { lt: now } } })
  await forgetSessions(now)
  // Gone for a week and not come back: its member's cookies are no use to anybody.
  await db.linkedinSession.deleteMany({
    where: { member: { account: { status: 'DELETED', missingSince: { lt: before(days(7)) } } } },
  })
  await db.pairingCode.deleteMany({ where: { expiresAt: { lt: now } } })
  await db.pairedBrowser.deleteMany({
    where: { OR: [{ revokedAt: { lt: before(days(90)) } }, { lastSeenAt: { lt: before(days(365)) } }] },
  })
  await db.linkedinAttempt.deleteMany({ where: { outage: { closedAt: { lt: before(days(90)) } } } })
}
