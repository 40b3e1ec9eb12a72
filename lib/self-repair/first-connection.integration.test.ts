import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { accountOf, makeBrowser, newMemberId, openSelfRepairWorld, resultsOf } from '@/test/self-repair'
import { getDb } from '../db'
import { retryAuth } from '../logins/retry-auth'
import { solveStep } from '../logins/solve-step'
import { getSyncState } from '../pairing/get-sync-state'
import { Secret } from '../secret'
import { removeAccount } from '../status/remove-account'
import { runMemberJob } from './run-member-job'

const world = await openSelfRepairWorld()
const { bring, newMember, connectedMember } = world

beforeEach(() => world.control('linkedin-down', { until: 'off' }))

const ownerOf = ({ userId }: { userId: string }) => ({ kind: 'CUSTOMER', userId }) as const

test('the first sync connects the member’s account; bringing the same cookie again does nothing', async () => {
  const member = await newMember()
  expect(await getSyncState(member.rowId)).toMatchObject({ state: 'connecting' })
  await world.runJobs()
  expect(await accountOf(member.rowId)).toMatchObject({
    userId: member.userId,
    gateway: 'UNIPILE_V2',
    identity: member.memberId,
    name: 'Ada Example',
    method: 'COOKIES',
    status: 'OK',
    repairing: false,
  })
  expect(await getSyncState(member.rowId)).toMatchObject({ state: 'connected', name: 'Ada Example' })
  const before = world.countLogins()
  await getDb().linkedinSession.updateMany({
    where: { linkedinMemberId: member.rowId },
    data: { seenAt: new Date(0) },
  })
  await runMemberJob({ memberRowId: member.rowId })
  expect(world.countLogins()).toBe(before)
})

test('a cookie that LinkedIn refuses connects nothing; a fresh one does', async () => {
  const member = await newMember({ valid: false })
  await world.runJobs()
  expect(await getSyncState(member.rowId)).toMatchObject({ state: 'refused' })
  await bring(member)
  expect(await getSyncState(member.rowId)).toMatchObject({ state: 'connecting' })
  await world.runJobs()
  expect(await getSyncState(member.rowId)).toMatchObject({ state: 'connected' })
})

test('while LinkedIn is down, the first connection is tried again an hour later', async () => {
  await world.control('linkedin-down', { minutes: 60 })
  const member = await newMember()
  const runHalfAnHourLater = async () => {
    await world.pass({ minutes: 30 })
    await runMemberJob({ memberRowId: member.rowId })
  }
  await world.runJobs()
  expect(await getSyncState(member.rowId)).toMatchObject({ state: 'trouble' })
  await world.control('linkedin-down', { until: 'off' })
  await runHalfAnHourLater()
  expect(await resultsOf(member.rowId)).toEqual(['UNAVAILABLE'])
  await runHalfAnHourLater()
  await world.runJobs()
  expect(await resultsOf(member.rowId)).toEqual(['UNAVAILABLE', 'ACCEPTED'])
  expect((await accountOf(member.rowId)).status).toBe('OK')
})

test('the member can answer LinkedIn’s question about the first connection in the dashboard', async () => {
  const member = await newMember({ persona: '2fa-app' })
  await world.runJobs()
  const intent = await getDb().authIntent.findFirstOrThrow({ where: { userId: member.userId } })
  expect(intent).toMatchObject({ state: 'PENDING', step: { kind: 'CHECKPOINT' } })
  const { state, url } = await getSyncState(member.rowId)
  expect([state, url.endsWith(`/accounts/connect/${intent.id}`)]).toEqual(['needs_you', true])
  const { id: intentId, stepNumber } = intent
  await solveStep(ownerOf(member), { intentId, stepNumber, code: new Secret('123456') })
  await world.runJobs()
  expect(await getSyncState(member.rowId)).toMatchObject({ state: 'connected' })
})

test('when that question has expired, the member can log in with a password', async () => {
  const member = await newMember({ persona: '2fa-app' })
  await world.runJobs()
  const intent = await getDb().authIntent.findFirstOrThrow({ where: { userId: member.userId } })
  await getDb().authIntent.update({
    where: { id: intent.id },
    data: { step: { kind: 'FORM', fault: 'EXPIRED', full: false } },
  })
  const values = { username: `ada.${randomUUID()}@example.com`, password: 'good' }
  await retryAuth(ownerOf(member), { intentId: intent.id, full: false, values })
  await world.runJobs()
  expect(await getDb().authIntent.findUniqueOrThrow({ where: { id: intent.id } })).toMatchObject({
    state: 'SUCCEEDED',
    method: 'CREDENTIALS',
  })
})

test('cookies of another member than the browser says connect nothing, and no account is left behind', async () => {
  const member = await newMember({ belongsTo: newMemberId() })
  await world.runJobs()
  expect(await getSyncState(member.rowId)).toMatchObject({ state: 'refused' })
  expect(await getDb().connectedAccount.count({ where: { userId: member.userId } })).toBe(0)
})

test('an account that is already connected is adopted without a login; another customer’s is not', async () => {
  const { id: userId } = await world.makePerson()
  const memberId = newMemberId()
  const account = await world.makeAccount({ userId, gateway: 'UNIPILE_V2' })
  await getDb().connectedAccount.update({ where: { id: account.id }, data: { identity: memberId } })
  const before = world.countLogins()
  const rowId = await bring({ browser: await makeBrowser(userId), memberId })
  await world.runJobs()
  expect((await accountOf(rowId)).id).toBe(account.id)
  const { id: other } = await world.makePerson()
  const elsewhere = await bring({ browser: await makeBrowser(other), memberId })
  await world.runJobs()
  expect(await getSyncState(elsewhere)).toMatchObject({ state: 'elsewhere', name: null })
  expect(world.countLogins()).toBe(before)
})

test('another member in the same browser is another account', async () => {
  const ada = await connectedMember()
  const grace = { ...ada, memberId: newMemberId() }
  const rowId = await bring(grace)
  await world.runJobs()
  expect(await accountOf(rowId)).toMatchObject({ identity: grace.memberId, status: 'OK' })
  expect(await accountOf(ada.rowId)).toMatchObject({ id: ada.account.id, identity: ada.memberId })
})

test('a removed account stays removed and its cookies are deleted, until the owner connects it again', async () => {
  const member = await connectedMember()
  await removeAccount(ownerOf(member), { accountId: member.account.id, typedName: 'Ada Example' })
  const countSessions = () => getDb().linkedinSession.count({ where: { linkedinMemberId: member.rowId } })
  expect(await countSessions()).toBe(0)
  await bring(member)
  await world.runJobs()
  expect(await getSyncState(member.rowId)).toMatchObject({ state: 'removed' })
  expect(await countSessions()).toBe(0)
  await bring(member, { connect: true })
  await world.runJobs()
  expect(await getSyncState(member.rowId)).toMatchObject({ state: 'connected' })
  expect((await accountOf(member.rowId)).id).not.toBe(member.account.id)
})
