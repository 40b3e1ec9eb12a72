import { describe, expect, test } from 'vitest'
import {
  jobsFor,
  newPairedBrowser,
  newSession,
  pair,
  sendSync,
  sessionsOf,
  soleSession,
} from '@/test/extension'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { prune } from '../jobs/prune'
import { removeAccount } from '../status/remove-account'
import { forgetMember } from './forget-member'

const world = await openWorld()
const days = (count: number) => new Date(Date.now() + count * 24 * 3_600_000)

describe('a member whose account was removed', () => {
  async function removed() {
    const { userId, token } = await newPairedBrowser()
    const account = await world.makeAccount({ userId })
    const body = newSession()
    await sendSync({ token, body })
    const session = await soleSession(userId)
    const member = { id: session.linkedinMemberId }
    await getDb().linkedinMember.update({ where: member, data: { accountId: account.id } })
    await removeAccount({ kind: 'CUSTOMER', userId }, { accountId: account.id, typedName: account.name })
    return { userId, token, body, member }
  }

  test('has no cookies left, and none are kept until its owner connects it again', async () => {
    const { userId, token, body, member } = await removed()
    expect(await sessionsOf(userId)).toEqual([])
    const stopped = await getDb().linkedinMember.findUniqueOrThrow({ where: member })
    expect(stopped.stoppedAt).not.toBeNull()
    await getDb().$executeRaw`SELECT graphile_worker.remove_job(${`linkedin:${member.id}`})`
    expect((await sendSync({ token, body })).status).toBe(200)
    expect(await sessionsOf(userId)).toEqual([])
    expect(await jobsFor(member.id)).toEqual([])
    expect(await getDb().pairedBrowser.findFirst({ where: { userId } })).toMatchObject({ state: 'SYNCED' })
    await sendSync({ token, body: { ...body, connect: true } })
    expect((await soleSession(userId)).member).toMatchObject({ id: member.id, stoppedAt: null })
    expect(await jobsFor(member.id)).toHaveLength(1)
  })

  test('does not affect other members of the same browser', async () => {
    const { userId, token } = await newPairedBrowser()
    const [mine, other] = [newSession(), newSession()]
    for (const body of [mine, other]) await sendSync({ token, body })
    const account = await world.makeAccount({ userId })
    const key = { userId_memberId: { userId, memberId: mine.member_id } }
    await getDb().linkedinMember.update({ where: key, data: { accountId: account.id } })
    await getDb().$transaction((tx) => forgetMember(tx, account.id, new Date()))
    expect((await soleSession(userId)).member.memberId).toBe(other.member_id)
  })
})

test('sessions neither seen nor used for ninety days are deleted, and so are old pairings and codes', async () => {
  const { userId, token, id } = await newPairedBrowser()
  const bodies = [newSession(), newSession(), newSession()]
  for (const body of bodies) await sendSync({ token, body })
  const [old, used] = await sessionsOf(userId)
  const at = (id = '', data: object) => getDb().linkedinSession.update({ where: { id }, data })
  await at(old?.id, { seenAt: days(-91), usedAt: days(-91) })
  await at(used?.id, { seenAt: days(-91), usedAt: days(-89) })
  const gone = [await pair(userId), await pair(userId)] as const
  const set = (id: string, data: object) => getDb().pairedBrowser.update({ where: { id }, data })
  await set(gone[0].id, { revokedAt: days(-91) })
  await set(gone[1].id, { lastSeenAt: days(-366) })
  const revoked = await pair(userId)
  await set(revoked.id, { revokedAt: days(-89) })
  await getDb().pairingCode.create({ data: { codeHash: `old-${userId}`, userId, expiresAt: days(-1) } })

  await prune()
  const kept = await sessionsOf(userId)
  expect(kept.map(({ id }) => id)).not.toContain(old?.id)
  expect(kept).toHaveLength(2)
  const browsers = await getDb().pairedBrowser.findMany({ where: { userId } })
  expect(browsers.map((browser) => browser.id).toSorted()).toEqual([id, revoked.id].toSorted())
  expect(await getDb().pairingCode.count({ where: { userId } })).toBe(0)
  for (const one of gone) {
    const answer = await sendSync({ token: one.token, body: newSession() })
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'TOKEN_UNKNOWN' } } })
  }
})

test('attempts of an outage that closed long ago are deleted, those of an open one are kept', async () => {
  const { userId, token } = await newPairedBrowser()
  await sendSync({ token, body: newSession() })
  const { linkedinMemberId, serial } = await soleSession(userId)
  const account = await world.makeAccount({ userId })
  const outage = (closedAt: Date | null) =>
    getDb().outage.create({
      data: { accountId: account.id, status: 'CREDENTIALS', openedAt: days(-200), closedAt },
    })
  const attempt = async (key: string, outageId: string | null, startedAt = days(-199)) =>
    getDb().linkedinAttempt.create({
      data: { key, outageId, linkedinMemberId, serial, startedAt, endedAt: startedAt, result: 'REFUSED' },
    })
  await attempt('ended', (await outage(days(-91))).id)
  await attempt('lately', (await outage(days(-89))).id)
  await attempt('open', (await outage(null)).id)
  await attempt('first', null)
  await prune()
  const kept = await getDb().linkedinAttempt.findMany({ where: { linkedinMemberId } })
  expect(kept.map(({ key }) => key).toSorted()).toEqual(['first', 'lately', 'open'])
})
