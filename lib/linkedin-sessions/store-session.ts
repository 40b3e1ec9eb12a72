import { randomUUID } from 'node:crypto'
import { databaseNow } from '../clock'
import { getDb, type Tx } from '../db'
import type { LinkedinMemberModel } from '../generated/prisma/models'
import { queueMemberJob } from './queue-member-job'
import { fingerprintOf, hasFirstKey, type SessionContent, sealSession } from './sealed-session'

/** One member's session. `connect`: the customer asks for this account, even if they removed it before. */
export type SessionSync = { memberId: string; content: SessionContent; connect: boolean }

export type StoredSession = { kind: 'member'; memberRowId: string } | { kind: 'revoked' }

/**
 * Stores a session that a browser brought and queues the member's job, in one transaction. For a member whose account was
 * removed nothing is stored until the customer asks for it again (`connect`).
 */
export async function storeSession(input: {
  browser: { id: string; userId: string }
  sync: SessionSync
  country: string | null
}): Promise<StoredSession> {
  const { browser, sync } = input
  return getDb().$transaction(async (tx) => {
    const now = await databaseNow(tx)
    const { count } = await tx.pairedBrowser.updateMany({
      where: { id: browser.id, revokedAt: null },
      data: { state: 'SYNCED', lastSeenAt: now, lastSyncAt: now },
    })
    if (count === 0) return { kind: 'revoked' }
    const member = await lockMember(tx, browser.userId, sync.memberId)
    if (member.stoppedAt && !sync.connect) return { kind: 'member', memberRowId: member.id }
    if (member.stoppedAt)
      await tx.linkedinMember.update({ where: { id: member.id }, data: { stoppedAt: null } })
    await saveSession(tx, member, { ...input, now })
    await queueMemberJob(tx, member.id)
    return { kind: 'member', memberRowId: member.id }
  })
}

/** The member's row, created when it is new, and locked until the transaction ends. */
async function lockMember(tx: Tx, userId: string, memberId: string): Promise<LinkedinMemberModel> {
  await tx.linkedinMember.createMany({ data: { userId, memberId }, skipDuplicates: true })
  await tx.$queryRaw`
    SELECT 1 FROM "LinkedinMember" WHERE "userId" = ${userId} AND "memberId" = ${memberId} FOR UPDATE`
  return tx.linkedinMember.findUniqueOrThrow({ where: { userId_memberId: { userId, memberId } } })
}

async function saveSession(
  tx: Tx,
  member: LinkedinMemberModel,
  { browser, sync, country, now }: Parameters<typeof storeSession>[0] & { now: Date },
): Promise<void> {
  const place = { browserId: browser.id, linkedinMemberId: member.id }
  const known = await tx.linkedinSession.findUnique({ where: { browserId_linkedinMemberId: place } })
  const id = known?.id ?? randomUUID()
  const fingerprint = fingerprintOf(member.memberId, sync.content)
  const seal = () => sealSession({ id, member }, sync.content)
  if (!known) {
    const session = { id, ...place, sealed: seal(), fingerprint, country, changedAt: now, seenAt: now }
    await tx.linkedinSession.create({ data: session })
  } else if (known.fingerprint === fingerprint) {
    // A key that is being retired, or is gone, loses nothing: the same cookies are sealed again here.
    const sealed = hasFirstKey(known.sealed) ? known.sealed : seal()
    await tx.linkedinSession.update({
      where: { id },
      data: { sealed, seenAt: now, country: country ?? known.country },
    })
  } else {
    const serial = await nextSerial(tx)
    const session = { sealed: seal(), fingerprint, serial, country, changedAt: now, seenAt: now }
    await tx.linkedinSession.update({ where: { id }, data: session })
  }
}

async function nextSerial(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ serial: number }[]>`
    SELECT nextval(pg_get_serial_sequence('"LinkedinSession"', 'serial'))::int AS "serial"`
  if (!row) throw new Error('the sequence gave nothing')
  return row.serial
}
