import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { sweep } from '../jobs/sweep'
import { storeSession } from '../linkedin-sessions/store-session'
import { retryAuth } from '../logins/retry-auth'
import { solveStep } from '../logins/solve-step'
import { resendNotice } from '../notices/resend-notice'
import { syncStateOf } from '../pairing/sync-state'
import { Secret } from '../secret'
import { hashToken, newToken } from '../secrets'
import { removeAccount } from '../status/remove-account'
import { syncAccount } from '../status/sync-account'
import { tendMember } from './run-member-job'

const gateway = 'UNIPILE_V2'
const world = await openWorld({ CONNECT_WITH: 'unipile-v2', NOTICE_GRACE_SECONDS: '0' })
const userAgent = 'Mozilla/5.0 (Macintosh) Chrome/156.0.0.0'
const hour = 3_600_000

beforeEach(() => world.control('linkedin-down', { until: 'off' }))

const newMemberId = () => `ACoAA${randomUUID().replaceAll('-', '')}`
const newCookie = () => `AQED${newToken()}`

async function makeBrowser(userId: string, name = 'Chrome on macOS') {
  const seen = { lastSeenAt: new Date(), lastSyncAt: new Date() }
  return getDb().pairedBrowser.create({ data: { userId, tokenHash: hashToken(newToken()), name, ...seen } })
}

type Member = { userId: string; browser: { id: string; userId: string }; memberId: string; rowId: string }

/** LinkedIn gives the member a session, and the browser brings it. */
async function bring(
  who: { browser: Member['browser']; memberId: string },
  about: { liAt?: string; valid?: boolean; persona?: string; connect?: boolean; belongsTo?: string } = {},
): Promise<string> {
  const { liAt = newCookie(), valid = true, persona = 'good', belongsTo = who.memberId } = about
  await world.control('linkedin-cookie', {
    li_at: liAt,
    member_id: belongsTo,
    name: 'Ada Example',
    user_agent: userAgent,
    valid,
    persona,
  })
  const content = { liAt: new Secret(liAt), liA: null, userAgent }
  const sync = { memberId: who.memberId, content, connect: about.connect ?? false }
  const stored = await storeSession({ browser: who.browser, sync, country: null })
  if (stored.kind !== 'member') throw new Error('the browser is revoked')
  return stored.memberRowId
}

/** A customer whose first cookie is at LinkedIn and here; jobs have not run. */
async function newMember(about: Parameters<typeof bring>[1] = {}): Promise<Member> {
  const { id: userId } = await world.makePerson()
  const browser = await makeBrowser(userId)
  const memberId = newMemberId()
  const rowId = await bring({ browser, memberId }, about)
  return { userId, browser, memberId, rowId }
}

async function connected(about: Parameters<typeof bring>[1] = {}) {
  const member = await newMember(about)
  await world.runJobs()
  return { ...member, account: await accountOf(member.rowId) }
}

async function accountOf(rowId: string) {
  const { account } = await getDb().linkedinMember.findUniqueOrThrow({
    where: { id: rowId },
    include: { account: true },
  })
  if (!account) throw new Error('the member has no account')
  return account
}

/** LinkedIn ends the session of what the gateway holds, and the gateway says so. */
async function loseLogin(account: { id: string; gatewayAccountId: string }) {
  await world.setAtGateway(account, 'CREDENTIALS')
  await syncAccount({ accountId: account.id, cause: 'WEBHOOK' })
}

const endCookie = (liAt: string, memberId: string) =>
  world.control('linkedin-cookie', { li_at: liAt, member_id: memberId, valid: false })

const attemptsOf = (linkedinMemberId: string) =>
  getDb().linkedinAttempt.findMany({ where: { linkedinMemberId }, orderBy: { startedAt: 'asc' } })
const resultsOf = async (rowId: string) => (await attemptsOf(rowId)).map(({ result }) => result)
const outageOf = (accountId: string) =>
  getDb().outage.findFirstOrThrow({ where: { accountId }, orderBy: { openedAt: 'desc' } })
const mailsOf = (accountId: string) =>
  getDb().outboxEmail.findMany({ where: { accountId }, orderBy: { createdAt: 'asc' } })
const logins = () =>
  world.sandbox.context.requests.filter(
    ({ method, path }) => method === 'POST' && path.includes('/auth/intent'),
  ).length

/** Lets the member's job run as it would at a time after the outage began; what it began is finished. */
async function at(member: Member, openedAt: Date, hours: number) {
  await tendMember(member.rowId, new Date(openedAt.getTime() + hours * hour))
  await world.runJobs()
}

test('the first sync connects the member’s account; the same cookie again does nothing', async () => {
  const member = await newMember()
  expect(await syncStateOf(member.rowId)).toMatchObject({ state: 'connecting' })
  await world.runJobs()
  const account = await accountOf(member.rowId)
  expect(account).toMatchObject({
    identity: member.memberId,
    method: 'COOKIES',
    gateway,
    userId: member.userId,
  })
  expect(account).toMatchObject({ status: 'OK', name: 'Ada Example', repairing: false })
  expect(await syncStateOf(member.rowId)).toMatchObject({ state: 'connected', name: 'Ada Example' })
  const before = logins()
  await getDb().linkedinSession.updateMany({
    where: { linkedinMemberId: member.rowId },
    data: { seenAt: new Date(0) },
  })
  await tendMember(member.rowId)
  expect(logins()).toBe(before)
})

test('a cookie that LinkedIn refuses connects nothing; a fresh one does', async () => {
  const member = await newMember({ valid: false })
  await world.runJobs()
  expect(await syncStateOf(member.rowId)).toMatchObject({ state: 'refused' })
  await bring(member)
  expect(await syncStateOf(member.rowId)).toMatchObject({ state: 'connecting' })
  await world.runJobs()
  expect(await syncStateOf(member.rowId)).toMatchObject({ state: 'connected' })
})

test('while LinkedIn is down the first connection is tried again an hour later', async () => {
  await world.control('linkedin-down', { minutes: 60 })
  const member = await newMember()
  await world.runJobs()
  expect(await syncStateOf(member.rowId)).toMatchObject({ state: 'trouble' })
  await world.control('linkedin-down', { until: 'off' })
  await tendMember(member.rowId, new Date(Date.now() + hour / 2))
  expect(await resultsOf(member.rowId)).toEqual(['UNAVAILABLE'])
  await tendMember(member.rowId, new Date(Date.now() + hour))
  await world.runJobs()
  expect(await resultsOf(member.rowId)).toEqual(['UNAVAILABLE', 'ACCEPTED'])
  expect((await accountOf(member.rowId)).status).toBe('OK')
})

test('what LinkedIn asks at the first connection, its member can answer in the dashboard', async () => {
  const member = await newMember({ persona: '2fa-app' })
  await world.runJobs()
  const [intent] = await getDb().authIntent.findMany({ where: { userId: member.userId } })
  expect(intent).toMatchObject({ state: 'PENDING', step: { kind: 'CHECKPOINT' } })
  const { state, url } = await syncStateOf(member.rowId)
  expect([state, url.endsWith(`/accounts/connect/${intent?.id}`)]).toEqual(['needs_you', true])
  const holder = { kind: 'CUSTOMER', userId: member.userId } as const
  const code = new Secret('123456')
  await solveStep(holder, { intentId: intent?.id ?? '', stepNumber: intent?.stepNumber ?? 0, code })
  await world.runJobs()
  expect(await syncStateOf(member.rowId)).toMatchObject({ state: 'connected' })
})

test('or log in by hand when that question is over', async () => {
  const member = await newMember({ persona: '2fa-app' })
  await world.runJobs()
  const intent = await getDb().authIntent.findFirstOrThrow({ where: { userId: member.userId } })
  await getDb().authIntent.update({
    where: { id: intent.id },
    data: { step: { kind: 'FORM', fault: 'EXPIRED', full: false } },
  })
  const values = { username: `ada.${randomUUID()}@example.com`, password: 'good' }
  const holder = { kind: 'CUSTOMER', userId: member.userId } as const
  await retryAuth(holder, { intentId: intent.id, full: false, values })
  await world.runJobs()
  expect(await getDb().authIntent.findUniqueOrThrow({ where: { id: intent.id } })).toMatchObject({
    state: 'SUCCEEDED',
    method: 'CREDENTIALS',
  })
})

test('a lost login with a newer cookie is repaired at once: same account, nobody is told', async () => {
  const first = newCookie()
  const member = await connected({ liAt: first })
  await endCookie(first, member.memberId)
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

test('without a newer cookie: tries at +1, +2, +3, +4 hours, then one mail, then rest', async () => {
  const cookie = newCookie()
  const member = await connected({ liAt: cookie })
  await endCookie(cookie, member.memberId)
  await loseLogin(member.account)
  await world.runJobs()
  const { openedAt } = await outageOf(member.account.id)
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED'])
  for (const hours of [0.5, 1, 1.5, 2, 3, 3.9]) {
    await at(member, openedAt, hours)
    expect(await mailsOf(member.account.id)).toEqual([])
    expect(await syncStateOf(member.rowId)).toMatchObject({ state: 'repairing' })
  }
  await at(member, openedAt, 4)
  const tries = (await attemptsOf(member.rowId)).slice(1)
  expect(tries.map(({ startedAt }) => (startedAt.getTime() - openedAt.getTime()) / hour)).toEqual([
    1, 2, 3, 4,
  ])
  expect(await accountOf(member.rowId)).toMatchObject({ repairing: false, attention: 0 })
  for (const hours of [4, 5, 9, 40]) await at(member, openedAt, hours)
  expect(await mailsOf(member.account.id)).toMatchObject([{ kind: 'OPEN_LINKEDIN' }])
  expect(await attemptsOf(member.rowId)).toHaveLength(5)
  expect(await syncStateOf(member.rowId)).toMatchObject({ state: 'needs_you' })
})

test('LinkedIn’s own downtime passes: the same cookie works at the next hour', async () => {
  const member = await connected()
  await loseLogin(member.account)
  await world.runJobs()
  const { openedAt } = await outageOf(member.account.id)
  await world.control('linkedin-down', { minutes: 120 })
  await at(member, openedAt, 1)
  await world.control('linkedin-down', { until: 'off' })
  await at(member, openedAt, 2)
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'UNAVAILABLE', 'ACCEPTED'])
  expect((await accountOf(member.rowId)).status).toBe('OK')
  expect(await mailsOf(member.account.id)).toEqual([])
})

test('a fresh cookie is tried at once, between the hours and after the mail, which it takes back', async () => {
  const cookie = newCookie()
  const member = await connected({ liAt: cookie })
  await endCookie(cookie, member.memberId)
  await loseLogin(member.account)
  const { openedAt } = await outageOf(member.account.id)
  for (const hours of [1, 2, 3]) await at(member, openedAt, hours)
  await bring(member, { valid: false })
  await at(member, openedAt, 3.5)
  await at(member, openedAt, 4)
  expect((await attemptsOf(member.rowId)).map(({ key }) => key.split(':').slice(1, 2)[0])).toEqual([
    expect.any(String),
    'hour',
    'hour',
    'hour',
    'cookie',
    'hour',
  ])
  await getDb().outboxEmail.updateMany({
    where: { accountId: member.account.id },
    data: { state: 'QUEUED', dueAt: new Date(Date.now() + hour) },
  })
  await bring(member)
  await world.runJobs()
  expect((await accountOf(member.rowId)).status).toBe('OK')
  expect(await mailsOf(member.account.id)).toMatchObject([{ state: 'CANCELLED', reason: 'REPAIRED' }])
})

test('a checkpoint stops it: its owner is asked to log in, and no hour is waited for', async () => {
  const cookie = newCookie()
  const member = await connected({ liAt: cookie })
  await bring(member, { persona: '2fa-sms' })
  await loseLogin(member.account)
  await world.runJobs()
  const { openedAt } = await outageOf(member.account.id)
  for (const hours of [1, 2, 3, 4, 5]) await at(member, openedAt, hours)
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'CHECKPOINT'])
  expect(await mailsOf(member.account.id)).toMatchObject([{ kind: 'RECONNECT' }])
  expect(await accountOf(member.rowId)).toMatchObject({ status: 'CREDENTIALS', repairing: false })
  expect(await getDb().authIntent.count({ where: { accountId: member.account.id, state: 'PENDING' } })).toBe(
    0,
  )
})

test('another member in the same browser is another account, and never repairs the first', async () => {
  const cookie = newCookie()
  const ada = await connected({ liAt: cookie })
  const grace = { ...ada, memberId: newMemberId() }
  grace.rowId = await bring(grace)
  await world.runJobs()
  const graces = await accountOf(grace.rowId)
  expect(graces.id).not.toBe(ada.account.id)
  await endCookie(cookie, ada.memberId)
  await bring(grace)
  await loseLogin(ada.account)
  await world.runJobs()
  await at(ada, (await outageOf(ada.account.id)).openedAt, 1)
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

test('cookies of somebody else than they are said to be connect nothing, and are left nowhere', async () => {
  const [member, mallory] = [await newMember({ belongsTo: newMemberId() }), newMemberId()]
  await world.runJobs()
  expect(await syncStateOf(member.rowId)).toMatchObject({ state: 'refused' })
  expect(await getDb().connectedAccount.count({ where: { userId: member.userId } })).toBe(0)
  const victim = await connected()
  await bring(victim, { belongsTo: mallory })
  await loseLogin(victim.account)
  await world.runJobs()
  expect(await accountOf(victim.rowId)).toMatchObject({ identity: victim.memberId, status: 'CREDENTIALS' })
  expect(await resultsOf(victim.rowId)).toEqual(['ACCEPTED', 'WRONG_MEMBER'])
})

test('an account that is here already is taken over without another login; another customer’s is not', async () => {
  const { id: userId } = await world.makePerson()
  const memberId = newMemberId()
  const account = await world.makeAccount({ userId, gateway })
  await getDb().connectedAccount.update({ where: { id: account.id }, data: { identity: memberId } })
  const before = logins()
  const rowId = await bring({ browser: await makeBrowser(userId), memberId })
  await world.runJobs()
  expect((await accountOf(rowId)).id).toBe(account.id)
  const { id: other } = await world.makePerson()
  const elsewhere = await bring({ browser: await makeBrowser(other), memberId })
  await world.runJobs()
  expect(await syncStateOf(elsewhere)).toMatchObject({ state: 'elsewhere', name: null })
  expect(logins()).toBe(before)
})

test('a removed account stays removed, its cookies go, until its owner asks for it again', async () => {
  const member = await connected()
  const actor = { kind: 'CUSTOMER', userId: member.userId } as const
  await removeAccount(actor, { accountId: member.account.id, typedName: 'Ada Example' })
  expect(await getDb().linkedinSession.count({ where: { linkedinMemberId: member.rowId } })).toBe(0)
  await bring(member)
  await world.runJobs()
  expect(await syncStateOf(member.rowId)).toMatchObject({ state: 'removed' })
  expect(await getDb().linkedinSession.count({ where: { linkedinMemberId: member.rowId } })).toBe(0)
  await bring(member, { connect: true })
  await world.runJobs()
  expect(await syncStateOf(member.rowId)).toMatchObject({ state: 'connected' })
  expect((await accountOf(member.rowId)).id).not.toBe(member.account.id)
})

test('two workers at once make one try; one that died is neither lost nor doubled', async () => {
  const cookie = newCookie()
  const member = await connected({ liAt: cookie })
  await endCookie(cookie, member.memberId)
  await loseLogin(member.account)
  const { openedAt } = await outageOf(member.account.id)
  const due = new Date(openedAt.getTime() + hour)
  await Promise.all([1, 2, 3].map(() => tendMember(member.rowId, due)))
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'REFUSED'])
  // The process dies in the middle of the second.
  const [, first] = await attemptsOf(member.rowId)
  const second = {
    key: first?.key.replace(':1', ':2') ?? '',
    startedAt: new Date(openedAt.getTime() + 2 * hour),
  }
  const { linkedinMemberId, outageId, serial } = first ?? { linkedinMemberId: '', outageId: null, serial: 0 }
  await getDb().linkedinAttempt.create({ data: { linkedinMemberId, outageId, serial, ...second } })
  await tendMember(member.rowId, new Date(openedAt.getTime() + 2.01 * hour))
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'REFUSED', null])
  await tendMember(member.rowId, new Date(openedAt.getTime() + 2.1 * hour))
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'REFUSED', 'LOST'])
  await tendMember(member.rowId, new Date(openedAt.getTime() + 3 * hour))
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'REFUSED', 'LOST', 'REFUSED'])
})

test('a repair whose job was lost is found again by the sweep', async () => {
  const member = await connected()
  await loseLogin(member.account)
  await getDb().$executeRaw`DELETE FROM graphile_worker._private_jobs`
  const { openedAt } = await outageOf(member.account.id)
  await getDb().linkedinMember.update({ where: { id: member.rowId }, data: { nextLookAt: null } })
  await sweep()
  await world.runJobs()
  const { nextLookAt } = await getDb().linkedinMember.findUniqueOrThrow({ where: { id: member.rowId } })
  expect(nextLookAt?.getTime()).toBe(openedAt.getTime() + hour)
})

test('whose every session is gone is asked like anybody else', async () => {
  const member = await connected()
  await getDb().linkedinSession.deleteMany({ where: { linkedinMemberId: member.rowId } })
  await loseLogin(member.account)
  expect(await accountOf(member.rowId)).toMatchObject({ repairing: false })
  expect(await mailsOf(member.account.id)).toMatchObject([{ kind: 'RECONNECT' }])
})

test('an admin who asks the owner ends the waiting: one mail, and none after it', async () => {
  const cookie = newCookie()
  const member = await connected({ liAt: cookie })
  await endCookie(cookie, member.memberId)
  await loseLogin(member.account)
  await resendNotice({ kind: 'ADMIN', userId: 'admin' }, { accountId: member.account.id })
  const { openedAt } = await outageOf(member.account.id)
  for (const hours of [1, 2, 3, 4, 5]) await at(member, openedAt, hours)
  expect(await mailsOf(member.account.id)).toHaveLength(1)
})

test.each([
  ['a browser heard of lately', {}, []],
  ['one signed out of LinkedIn', { state: 'SIGNED_OUT' as const }, ['nobody is logged in to LinkedIn there']],
  [
    'one silent for days',
    { lastSeenAt: new Date(Date.now() - 72 * hour) },
    ['may have been removed', '/settings#extension'],
  ],
])('the mail asks to open LinkedIn, and tells of %s', async (_, browser, said) => {
  const cookie = newCookie()
  const member = await connected({ liAt: cookie })
  const { email } = await getDb().user.findUniqueOrThrow({ where: { id: member.userId } })
  await endCookie(cookie, member.memberId)
  await getDb().pairedBrowser.update({ where: { id: member.browser.id }, data: browser })
  await loseLogin(member.account)
  const { openedAt } = await outageOf(member.account.id)
  for (const hours of [1, 2, 3, 4]) await at(member, openedAt, hours)
  await getDb().outboxEmail.updateMany({ where: { accountId: member.account.id }, data: { dueAt: openedAt } })
  await getDb().$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`
  await world.runJobs()
  const mails = await world.mailsTo(email)
  expect(mails.map(({ subject }) => subject)).toEqual(['Open LinkedIn to reconnect “Ada Example”'])
  for (const part of ['https://www.linkedin.com/feed/', 'Chrome on macOS', '/reconnect/', ...said]) {
    expect(mails[0]?.text.replace(/\s+/g, ' ')).toContain(part)
  }
  for (const other of ['nobody is logged in', 'may have been removed']) {
    expect(mails[0]?.text.replace(/\s+/g, ' ').includes(other)).toBe(
      said.some((part) => part.startsWith(other)),
    )
  }
})
