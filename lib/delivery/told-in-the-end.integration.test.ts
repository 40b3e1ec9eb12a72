import { afterEach, describe, expect, test, vi } from 'vitest'
import { type MailErrorName, mailErrorNames } from '@/sandbox/mail/mail-errors'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { sweep } from '../jobs/sweep'
import { retellOutages } from '../notices/retell-outages'
import { queueSignInMail } from '../outbox/queue-sign-in-mail'
import { syncAccount } from '../status/sync-account'
import { findMailTrouble } from './find-mail-trouble'
import { notePace } from './note-pace'
import { takeSlot } from './take-slot'

const world = await openWorld({ NOTICE_GRACE_SECONDS: '300' }, { timePassesAtSandbox: true })

afterEach(async () => {
  await world.control('mail', { mode: 'up' })
  await getDb().outboxEmail.deleteMany()
  await getDb().connectedAccount.deleteMany()
  await getDb().mailPace.update({
    where: { id: 1 },
    data: { trouble: null, heldUntil: null, pausedUntil: null, troubleSince: null },
  })
})

type Time = Parameters<typeof world.pass>[0]

/** What the jobs do while time passes in such steps, with the sweep that would run meanwhile. */
async function live(steps: number, step: Time) {
  for (let count = 0; count < steps; count++) {
    await world.pass(step)
    await sweep()
    await world.runDue()
  }
}

async function makeOwners(count: number) {
  const owners = await Promise.all(Array.from({ length: count }, () => world.makePerson()))
  const accounts: { id: string; gatewayAccountId: string }[] = []
  for (let from = 0; from < count; from += 8) {
    const some = owners.slice(from, from + 8)
    accounts.push(...(await Promise.all(some.map(({ id }) => world.makeBroken({ userId: id })))))
  }
  return { owners, accounts }
}

async function mailsPerOwner(owners: { email: string }[]): Promise<number[]> {
  const count = new Map<string, number>()
  for (const { to } of world.sandbox.state.mails)
    for (const address of to) count.set(address, (count.get(address) ?? 0) + 1)
  return owners.map(({ email }) => count.get(email) ?? 0)
}

const rowsOf = (account: { id: string } | undefined) =>
  getDb().outboxEmail.findMany({ where: { accountId: account?.id ?? '' }, orderBy: { createdAt: 'asc' } })

async function queueSignIn(to: string) {
  const expires = new Date(Date.now() + 365 * 24 * 3_600_000)
  const reader = { locale: null, timeZone: null }
  await queueSignInMail({ to, token: to, expires, next: '/accounts', reader })
}

describe('whatever the service says', () => {
  /** The tries that count, and the numbers of the emails that were needed. */
  const ends: Partial<Record<MailErrorName, { emails: number; firstState: string; firstKey?: string }>> = {
    validation_error: { emails: 2, firstState: 'FAILED REJECTED' },
    missing_required_field: { emails: 2, firstState: 'FAILED REJECTED' },
    security_error: { emails: 2, firstState: 'FAILED REJECTED' },
  }

  test.each(mailErrorNames)(
    'for three hours (%s), the owner is told once it is over, once',
    async (mode) => {
      const { owners, accounts } = await makeOwners(2)
      await world.control('mail', { mode })
      await live(1, { minutes: 6 })
      await live(6, { minutes: 30 })
      expect(await mailsPerOwner(owners)).toEqual([0, 0])
      await world.control('mail', { mode: 'up' })
      await live(2, { minutes: 80 })
      await live(2, { hours: 12 })
      await live(2, { minutes: 1 })
      expect(await mailsPerOwner(owners)).toEqual([1, 1])
      const rows = await rowsOf(accounts[0])
      const { emails, firstState } = ends[mode] ?? { emails: 1, firstState: 'SENT null' }
      expect(rows.map(({ idempotencyKey }) => idempotencyKey.split('/').at(-1))).toEqual(
        ['1', '2'].slice(0, emails),
      )
      expect(`${rows[0]?.state} ${rows[0]?.reason}`).toBe(firstState)
      expect(rows.at(-1)?.state).toBe('SENT')
    },
    60_000,
  )

  test.each(['daily_quota_exceeded', 'invalid_api_key', 'rate_limit_exceeded'])(
    'for ten days (%s), no try is counted and nothing is given up',
    async (mode) => {
      const { owners, accounts } = await makeOwners(1)
      await world.control('mail', { mode })
      await live(1, { minutes: 6 })
      await live(20, { hours: 12 })
      expect(await rowsOf(accounts[0])).toMatchObject([{ state: 'QUEUED', attempts: 0, firstTriedAt: null }])
      await world.control('mail', { mode: 'up' })
      await live(3, { minutes: 80 })
      expect(await mailsPerOwner(owners)).toEqual([1])
    },
    60_000,
  )

  test('what keeps every email from leaving is there for the admin to see, until one leaves', async () => {
    await makeOwners(1)
    await world.control('mail', { mode: 'monthly_quota_exceeded' })
    await live(1, { minutes: 6 })
    expect(await findMailTrouble()).toMatchObject({ trouble: 'QUOTA', waiting: 1 })
    await world.control('mail', { mode: 'up' })
    await queueSignIn('early@example.com')
    await world.runDue()
    expect(await mailsPerOwner([{ email: 'early@example.com' }])).toEqual([1])
    expect(await findMailTrouble()).toBeNull()
    await live(2, { minutes: 80 })
  })

  test('a key that stands for an email of somebody else is left to them: a new number is taken', async () => {
    const { owners, accounts } = await makeOwners(1)
    const [row] = await rowsOf(accounts[0])
    await fetch(`${world.sandboxUrl}/emails`, {
      method: 'POST',
      headers: { authorization: 'Bearer re_other', 'idempotency-key': row?.idempotencyKey ?? '' },
      body: JSON.stringify({ from: 'a@example.com', to: 'b@example.com', subject: 'Other', text: 'Other' }),
    })
    await live(3, { minutes: 6 })
    expect(await mailsPerOwner(owners)).toEqual([1])
    expect(await rowsOf(accounts[0])).toMatchObject([
      { state: 'SENT', requestKey: `${row?.idempotencyKey}~2` },
    ])
  })

  test('an email that cannot be opened keeps no other waiting, and its outage is told anew', async () => {
    const { owners, accounts } = await makeOwners(3)
    const [row] = await rowsOf(accounts[0])
    await getDb().outboxEmail.update({ where: { id: row?.id ?? '' }, data: { sealedBody: 'gone.AAAA' } })
    await live(1, { minutes: 6 })
    await live(2, { seconds: 2 })
    expect(await mailsPerOwner(owners)).toEqual([0, 1, 1])
    expect(await rowsOf(accounts[0])).toMatchObject([{ state: 'FAILED', reason: 'UNREADABLE' }])
    await live(3, { minutes: 30 })
    expect(await mailsPerOwner(owners)).toEqual([1, 1, 1])
  })

  test('one refused address does not keep the others of its batch waiting', async () => {
    const refused = await world.makePerson(`refused${Date.now()}@example.com`)
    const bad = await world.makeBroken({ userId: refused.id })
    const { owners } = await makeOwners(3)
    await live(1, { minutes: 6 })
    await live(2, { seconds: 2 })
    expect(await mailsPerOwner(owners)).toEqual([1, 1, 1])
    expect(await rowsOf(bad)).toMatchObject([{ state: 'FAILED', reason: 'REJECTED' }])
  })
})

describe('a batch whose answer got lost', () => {
  /** What is due is looked at while a request is under way, and leaves as a batch after it. */
  async function leaveTogether() {
    await world.pass({ minutes: 6 })
    await takeSlot('NOTICE')
    await world.runDue()
    await notePace('NOTICE', null, null)
    await live(1, { seconds: 2 })
  }

  const settle = async () => {
    await world.control('mail', { mode: 'up' })
    await live(3, { minutes: 2 })
  }

  test.each(['cut', 'lost'])('(%s) is asked for again under its key: nobody is told twice', async (mode) => {
    const { owners, accounts } = await makeOwners(5)
    await world.control('mail', { mode })
    await leaveTogether()
    const [before] = await rowsOf(accounts[0])
    expect(before).toMatchObject({
      state: 'QUEUED',
      attempts: 1,
      requestKey: expect.stringMatching(/^batch\//),
    })
    await settle()
    expect(await mailsPerOwner(owners)).toEqual([1, 1, 1, 1, 1])
    for (const account of accounts)
      expect(await rowsOf(account)).toMatchObject([
        { state: 'SENT', requestKey: before?.requestKey, messageId: expect.any(String) },
      ])
  })

  test('is known to be out although one of its accounts works again: nobody is told twice', async () => {
    const { owners, accounts } = await makeOwners(5)
    await world.control('mail', { mode: 'cut' })
    await leaveTogether()
    const [repaired, ...others] = accounts
    if (repaired) await world.setAtGateway(repaired, 'OK')
    await settle()
    expect(await mailsPerOwner(owners)).toEqual([1, 1, 1, 1, 1])
    expect(await rowsOf(repaired)).toMatchObject([{ state: 'CANCELLED' }])
    for (const account of others) expect(await rowsOf(account)).toMatchObject([{ state: 'SENT' }])
  })

  test('and that never was accepted leaves without the account that works again', async () => {
    const { owners, accounts } = await makeOwners(5)
    await world.control('mail', { mode: 'down' })
    await leaveTogether()
    if (accounts[0]) await world.setAtGateway(accounts[0], 'OK')
    await settle()
    expect(await mailsPerOwner(owners)).toEqual([0, 1, 1, 1, 1])
  })

  test('is asked for again when its process died before the answer', async () => {
    const { owners, accounts } = await makeOwners(3)
    await world.control('mail', { mode: 'cut' })
    await leaveTogether()
    const ids = accounts.map(({ id }) => id)
    await getDb().outboxEmail.updateMany({
      where: { accountId: { in: ids } },
      data: { state: 'SENDING', claimedAt: (await rowsOf(accounts[0]))[0]?.claimedAt ?? null },
    })
    await settle()
    expect(await mailsPerOwner(owners)).toEqual([1, 1, 1])
  })
})

describe('an outage that was given up on', () => {
  async function giveUp() {
    const made = await makeOwners(1)
    await world.control('mail', { mode: 'down' })
    await live(1, { minutes: 6 })
    const rows = () => rowsOf(made.accounts[0])
    for (let count = 0; count < 30 && (await rows())[0]?.state === 'QUEUED'; count++)
      await live(1, { minutes: 50 })
    expect(await rows()).toMatchObject([{ state: 'FAILED', reason: 'GAVE_UP' }])
    await world.control('mail', { mode: 'up' })
    return made
  }

  /** Three that all have seen the outage untold before the first of them may write. */
  function retellAtOnce(accountId: string) {
    return getDb().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT "id" FROM "Outage" WHERE "accountId" = ${accountId} FOR UPDATE`
      const sweeps = [retellOutages(), retellOutages(), retellOutages()]
      const waiting = () => getDb().$queryRaw<unknown[]>`
        SELECT "pid" FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`
      await vi.waitUntil(async () => (await waiting()).length === sweeps.length, { timeout: 4_000 })
      return sweeps
    })
  }

  test('is told under the next number an hour later, once, however many sweeps see it', async () => {
    const { owners, accounts } = await giveUp()
    await world.pass({ hours: 1 })
    await Promise.all(await retellAtOnce(accounts[0]?.id ?? ''))
    await live(3, { minutes: 2 })
    expect(await mailsPerOwner(owners)).toEqual([1])
    expect((await rowsOf(accounts[0])).map(({ state }) => state)).toEqual(['FAILED', 'SENT'])
  }, 60_000)

  test('is told no more when it has closed', async () => {
    const { owners, accounts } = await giveUp()
    const [account] = accounts
    if (!account) throw new Error('nobody')
    await world.setAtGateway(account, 'OK')
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    await live(3, { hours: 1 })
    expect(await rowsOf(account)).toHaveLength(1)
    expect(await mailsPerOwner(owners)).toEqual([0])
  }, 60_000)
})

test('a sign-in email is not sent after its link has ended', async () => {
  await world.control('mail', { mode: 'down' })
  const to = 'late@example.com'
  const expires = new Date(Date.now() + 10)
  await queueSignInMail({ to, token: to, expires, next: '/', reader: { locale: null, timeZone: null } })
  await world.control('mail', { mode: 'up' })
  await live(2, { minutes: 11 })
  expect(await mailsPerOwner([{ email: to }])).toEqual([0])
  expect(await getDb().outboxEmail.findFirstOrThrow({ where: { to } })).toMatchObject({
    state: 'FAILED',
    reason: 'EXPIRED',
    sealedBody: null,
  })
})
