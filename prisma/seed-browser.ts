import { randomUUID } from 'node:crypto'
import type { Tx } from '../lib/db'
import type { ConnectedAccountModel, OutageModel } from '../lib/generated/prisma/models'
import { fingerprintOf, sealSession } from '../lib/linkedin-sessions/sealed-session'
import { Secret } from '../lib/secret'
import { hashToken, newToken } from '../lib/secrets'
import type { DemoBrowser } from './seed-people'

const hourMs = 3_600_000

/**
 * Writes the browser that logs an account in: paired, its session kept, the login that connected the account. With an
 * outage, the first hourly try was refused and the second is ahead.
 */
export async function writeBrowser(
  tx: Tx,
  about: {
    browser: DemoBrowser
    connectedAt: Date
    row: ConnectedAccountModel
    outage: OutageModel | null
    now: Date
  },
): Promise<void> {
  const { browser, connectedAt, row, outage, now } = about
  const seenAt = new Date(now.getTime() - browser.minutesAgo * 60_000)
  const after = (hours: number) => outage && new Date(outage.openedAt.getTime() + hours * hourMs)
  const member = await tx.linkedinMember.create({
    data: {
      userId: row.userId,
      memberId: row.identity ?? '',
      accountId: row.id,
      createdAt: connectedAt,
      nextLookAt: after(2),
    },
  })
  const paired = await tx.pairedBrowser.create({
    data: {
      userId: row.userId,
      tokenHash: hashToken(newToken()),
      name: browser.name,
      state: 'SYNCED',
      pairedAt: new Date(connectedAt.getTime() - 60_000),
      lastSeenAt: seenAt,
      lastSyncAt: seenAt,
    },
  })
  const id = randomUUID()
  const content = { liAt: new Secret(browser.liAt), liA: null, userAgent: browser.userAgent }
  const { serial } = await tx.linkedinSession.create({
    data: {
      id,
      browserId: paired.id,
      linkedinMemberId: member.id,
      sealed: sealSession({ id, member }, content),
      fingerprint: fingerprintOf(member.memberId, content),
      changedAt: connectedAt,
      seenAt,
      usedAt: after(1) ?? connectedAt,
    },
  })
  // Tried already: only a new cookie is tried before its time.
  await tx.linkedinMember.update({ where: { id: member.id }, data: { triedSerial: serial } })
  const login = { linkedinMemberId: member.id, serial }
  await tx.linkedinAttempt.create({
    data: { ...login, ...tookSeconds(connectedAt, 4), key: `connect:${member.id}:1`, result: 'ACCEPTED' },
  })
  const triedAt = after(1)
  if (outage && triedAt) {
    await tx.connectedAccount.update({ where: { id: row.id }, data: { repairing: true } })
    const key = `${outage.id}:hour:1`
    await tx.linkedinAttempt.create({
      data: { ...login, ...tookSeconds(triedAt, 6), outageId: outage.id, key, result: 'REFUSED' },
    })
  }
}

function tookSeconds(startedAt: Date, seconds: number) {
  return { startedAt, endedAt: new Date(startedAt.getTime() + seconds * 1000) }
}
