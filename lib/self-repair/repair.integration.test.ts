import { beforeEach, describe, expect, test } from 'vitest'
import {
  accountOf,
  attemptsOf,
  hour,
  mailsOf,
  makeBrowser,
  newCookie,
  newMemberId,
  openSelfRepairWorld,
  outageOf,
  resultsOf,
} from '@/test/self-repair'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { sweep } from '../jobs/sweep'
import { getSyncState } from '../pairing/get-sync-state'
import { runMemberJob } from './run-member-job'

const world = await openSelfRepairWorld()
const { bring, connectedMember, memberWithoutLogin, loseLogin, endCookie, passUntil, runAtHours } = world

beforeEach(() => world.control('linkedin-down', { until: 'off' }))

const signOut = (id: string) => getDb().pairedBrowser.update({ where: { id }, data: { state: 'SIGNED_OUT' } })

test('a lost login is repaired at once with a newer cookie: same account, and the owner is not mailed', async () => {
  const cookie = newCookie()
  const member = await connectedMember({ cookie })
  await endCookie(cookie, member.memberId)
  await bring(member)
  await loseLogin(member.account)
  expect(await accountOf(member.rowId)).toMatchObject({
    status: 'CREDENTIALS',
    repairing: true,
    attention: 1,
  })
  await world.runJobs()
  expect(await accountOf(member.rowId)).toMatchObject({
    id: member.account.id,
    gatewayAccountId: member.account.gatewayAccountId,
    status: 'OK',
    repairing: false,
  })
  expect(await mailsOf(member.account.id)).toEqual([])
  const audits = await getDb().auditEntry.findMany({ where: { accountId: member.account.id } })
  expect(audits.map(({ action, actorKind }) => [action, actorKind])).toEqual([
    ['ACCOUNT_CONNECTED', 'CUSTOMER'],
    ['ACCOUNT_RECONNECTED', 'SYSTEM'],
  ])
})

test('without a newer cookie it is tried after 1, 2, 3 and 4 hours, then the owner gets one mail', async () => {
  const member = await memberWithoutLogin()
  const { openedAt } = member
  await world.runJobs()
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED'])
  for (const hours of [0.5, 1, 1.5, 2, 3, 3.9]) {
    await runAtHours(member, openedAt, hours)
    expect(await mailsOf(member.account.id)).toEqual([])
    expect(await getSyncState(member.rowId)).toMatchObject({ state: 'repairing' })
  }
  await runAtHours(member, openedAt, 4)
  const tries = (await attemptsOf(member.rowId)).slice(1)
  const hoursOf = tries.map(({ startedAt }) => (startedAt.getTime() - openedAt.getTime()) / hour)
  expect(hoursOf.map((hours) => Number(hours.toFixed(2)))).toEqual([1, 2, 3, 4])
  expect(await accountOf(member.rowId)).toMatchObject({ repairing: false, attention: 0 })
  await runAtHours(member, openedAt, 4, 5, 9, 40)
  expect(await mailsOf(member.account.id)).toMatchObject([{ kind: 'OPEN_LINKEDIN' }])
  expect(await attemptsOf(member.rowId)).toHaveLength(5)
  expect(await getSyncState(member.rowId)).toMatchObject({ state: 'needs_you' })
})

test('LinkedIn’s own downtime passes: the same cookie works an hour later', async () => {
  const member = await connectedMember()
  const openedAt = await loseLogin(member.account)
  await world.runJobs()
  await world.control('linkedin-down', { minutes: 120 })
  await runAtHours(member, openedAt, 1)
  await world.control('linkedin-down', { until: 'off' })
  await runAtHours(member, openedAt, 2)
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'UNAVAILABLE', 'ACCEPTED'])
  expect((await accountOf(member.rowId)).status).toBe('OK')
  expect(await mailsOf(member.account.id)).toEqual([])
})

test('a fresh cookie is tried at once, between the hourly tries and after the mail, which it cancels', async () => {
  const member = await memberWithoutLogin()
  await runAtHours(member, member.openedAt, 1, 2, 3)
  await bring(member, { valid: false })
  await runAtHours(member, member.openedAt, 3.5, 4)
  const kinds = (await attemptsOf(member.rowId)).map(({ key }) => key.split(':')[1])
  expect(kinds.slice(1)).toEqual(['hour', 'hour', 'hour', 'cookie', 'hour'])
  await getDb().outboxEmail.updateMany({
    where: { accountId: member.account.id },
    data: { state: 'QUEUED', dueAt: new Date((await databaseNow()).getTime() + hour) },
  })
  await bring(member)
  await world.runJobs()
  expect((await accountOf(member.rowId)).status).toBe('OK')
  expect(await mailsOf(member.account.id)).toMatchObject([{ state: 'CANCELLED', reason: 'REPAIRED' }])
})

describe('the cookie of a browser that has signed out of LinkedIn', () => {
  test('is not used while another browser still has one, even when it is the newest', async () => {
    const member = await connectedMember()
    await bring(member)
    const laptop = await makeBrowser(member.userId, 'Edge on Windows')
    await bring({ ...member, browser: laptop })
    const [kept, newest] = await getDb().linkedinSession.findMany({
      where: { linkedinMemberId: member.rowId },
      orderBy: { serial: 'asc' },
    })
    expect([kept?.browserId, newest?.browserId]).toEqual([member.browser.id, laptop.id])
    await signOut(laptop.id)
    await loseLogin(member.account)
    await world.runJobs()
    expect((await attemptsOf(member.rowId)).at(-1)).toMatchObject({
      serial: kept?.serial,
      result: 'ACCEPTED',
    })
  })

  test('is used when there is no other', async () => {
    const member = await connectedMember()
    await bring(member)
    await signOut(member.browser.id)
    await loseLogin(member.account)
    await world.runJobs()
    expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'ACCEPTED'])
  })
})

test('the cookie of another member in the same browser never repairs this account', async () => {
  const cookie = newCookie()
  const ada = await connectedMember({ cookie })
  const grace = { ...ada, memberId: newMemberId() }
  grace.rowId = await bring(grace)
  await world.runJobs()
  const graces = await accountOf(grace.rowId)
  await endCookie(cookie, ada.memberId)
  await bring(grace)
  const openedAt = await loseLogin(ada.account)
  await world.runJobs()
  await runAtHours(ada, openedAt, 1)
  expect(await accountOf(ada.rowId)).toMatchObject({
    identity: ada.memberId,
    status: 'CREDENTIALS',
    repairing: true,
  })
  expect(await accountOf(grace.rowId)).toMatchObject({
    id: graces.id,
    identity: grace.memberId,
    status: 'OK',
  })
})

test('a cookie that turns out to be another member’s leaves the account as it is', async () => {
  const member = await connectedMember()
  await bring(member, { belongsTo: newMemberId() })
  await loseLogin(member.account)
  await world.runJobs()
  expect(await accountOf(member.rowId)).toMatchObject({ identity: member.memberId, status: 'CREDENTIALS' })
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'WRONG_MEMBER'])
})

test('workers at once make one attempt; one whose process died is neither forgotten nor repeated', async () => {
  const member = await memberWithoutLogin()
  const run = () => runMemberJob({ memberRowId: member.rowId })
  const runAt = async (hours: number) => {
    await passUntil(member.openedAt, hours)
    await run()
  }
  await passUntil(member.openedAt, 1)
  await Promise.all([run(), run(), run()])
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'REFUSED'])
  // The process dies during the second try.
  const { id: outageId } = await outageOf(member.account.id)
  const { linkedinMemberId, serial } = (await attemptsOf(member.rowId))[1] ?? {}
  if (!linkedinMemberId || !serial) throw new Error('there is a first try')
  await passUntil(member.openedAt, 2)
  const second = { key: `${outageId}:hour:2`, startedAt: await databaseNow() }
  await getDb().linkedinAttempt.create({ data: { linkedinMemberId, outageId, serial, ...second } })
  await runAt(2.01)
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'REFUSED', null])
  await runAt(2.1)
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'REFUSED', 'LOST'])
  await runAt(3)
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'REFUSED', 'LOST', 'REFUSED'])
})

test('a repair whose job was lost is found again by the sweep', async () => {
  const member = await connectedMember()
  const openedAt = await loseLogin(member.account)
  await getDb().$executeRaw`DELETE FROM graphile_worker._private_jobs`
  await getDb().linkedinMember.update({ where: { id: member.rowId }, data: { nextLookAt: null } })
  await sweep()
  await world.runJobs()
  const { nextLookAt } = await getDb().linkedinMember.findUniqueOrThrow({ where: { id: member.rowId } })
  expect(nextLookAt?.getTime()).toBe(openedAt.getTime() + hour)
})

test('a job that the previous release queued under its old name is done', async () => {
  const member = await connectedMember()
  await bring(member)
  await loseLogin(member.account)
  await getDb().$executeRaw`DELETE FROM graphile_worker._private_jobs`
  await getDb().$executeRaw`
    SELECT graphile_worker.add_job('tend-linkedin', ${JSON.stringify({ memberRowId: member.rowId })}::json)`
  await world.runJobs()
  expect((await accountOf(member.rowId)).status).toBe('OK')
})
