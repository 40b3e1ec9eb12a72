import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { readAccount, type Snapshot } from '../accounts/read-account'
import { needsOwner } from '../accounts/status'
import { getDb } from '../db'
import { sendEmail } from '../delivery/send-email'
import { drawFence } from '../fence'
import { GatewayError } from '../gateway/gateway-error'
import type { AccountStatus } from '../generated/prisma/enums'
import { receiveEvent } from '../webhooks/receive-event'
import { syncAccount } from './sync-account'
import { writeSnapshot } from './write-snapshot'

// No grace period: an email is due as soon as it is queued.
const world = await openWorld({ NOTICE_GRACE_SECONDS: '0' })
const write = (accountId: string, snapshot: Snapshot) =>
  getDb().$transaction((tx) => writeSnapshot(tx, accountId, snapshot, 'CHECK'))
const row = (id: string) => getDb().connectedAccount.findUniqueOrThrow({ where: { id } })

describe('reading an account', () => {
  test('writes status, since when, history and when it was verified', async () => {
    const account = await world.makeAccount()
    await world.setAtGateway(account, 'CREDENTIALS')
    const before = await drawFence()
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    const { readNumber, lastVerifiedAt, ...written } = await row(account.id)
    expect(readNumber).toBeGreaterThan(before.number)
    expect(lastVerifiedAt?.getTime()).toBeGreaterThanOrEqual(before.at.getTime())
    expect(written).toMatchObject({ status: 'CREDENTIALS', statusSince: lastVerifiedAt })
    expect(await getDb().statusChange.findMany({ where: { accountId: account.id } })).toMatchObject([
      { from: 'OK', to: 'CREDENTIALS', cause: 'CHECK', at: lastVerifiedAt },
    ])
  })

  test('that finds nothing new only says when it looked', async () => {
    const account = await world.makeAccount()
    await syncAccount({ accountId: account.id, cause: 'SWEEP' })
    expect(await row(account.id)).toMatchObject({ status: 'OK', statusSince: account.statusSince })
    expect(await getDb().statusChange.count({ where: { accountId: account.id } })).toBe(0)
  })

  test('that began earlier never overwrites one that began later', async () => {
    const account = await world.makeAccount()
    const early = await readAccount(account)
    await world.setAtGateway(account, 'ERROR')
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    await write(account.id, early)
    expect(await world.statusOf(account.id)).toBe('ERROR')
  })

  test('that the gateway does not have is gone when a read two minutes later says so again; its outage is over and its mail is taken back', async () => {
    const account = await world.makeBroken()
    await world.control('delete-account', { account_id: account.gatewayAccountId, silent: true })
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    await world.pass({ minutes: 1 })
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    expect(await world.statusOf(account.id)).toBe('CREDENTIALS')
    await world.pass({ minutes: 1 })
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    expect(await world.statusOf(account.id)).toBe('DELETED')
    expect(await getDb().outage.count({ where: { accountId: account.id, closedAt: null } })).toBe(0)
    expect(
      await getDb().outboxEmail.findMany({ where: { accountId: account.id }, orderBy: { createdAt: 'asc' } }),
    ).toMatchObject([
      { kind: 'RECONNECT', state: 'CANCELLED', reason: 'ACCOUNT_REMOVED' },
      { kind: 'GONE', state: 'QUEUED' },
    ])
  })

  test.each(['down', 'error', 'unauthorized', 'rate_limited'])(
    'while the gateway is %s throws and leaves the account as it was',
    async (mode) => {
      const account = await world.makeAccount()
      await world.control('gateway', { mode })
      await expect(syncAccount({ accountId: account.id, cause: 'CHECK' })).rejects.toBeInstanceOf(
        GatewayError,
      )
      await world.control('gateway', { mode: 'up' })
      const { unreadableSince, nextReadAt, readTries, updatedAt, ...left } = await row(account.id)
      expect(left).toEqual(expect.objectContaining({ status: 'OK', lastVerifiedAt: account.lastVerifiedAt }))
      expect([unreadableSince, nextReadAt]).toEqual([expect.any(Date), expect.any(Date)])
      expect(readTries).toBe(1)
    },
  )

  test('that is now somebody else’s profile asks its owner, and keeps who it was', async () => {
    const account = await world.makeAccount()
    await world.control('account', { account_id: account.gatewayAccountId, identity: 'an-impostor' })
    await syncAccount({ accountId: account.id, cause: 'SWEEP' })
    expect(await row(account.id)).toMatchObject({
      status: 'CREDENTIALS',
      statusReason: 'WRONG_ACCOUNT',
      identity: account.identity,
      name: account.name,
    })
  })
})

test.each(['ERROR', 'CONNECTING', 'STOPPED'] as const)(
  '%s changes the badge and mails nobody',
  async (status) => {
    const account = await world.makeAccount()
    await world.setAtGateway(account, status)
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    expect(await world.statusOf(account.id)).toBe(status)
    expect(await getDb().outboxEmail.count({ where: { accountId: account.id } })).toBe(0)
  },
)

test('many reads at once leave one open outage and one mail', async () => {
  const account = await world.makeAccount()
  await world.setAtGateway(account, 'CREDENTIALS')
  await Promise.all(Array.from({ length: 12 }, () => syncAccount({ accountId: account.id, cause: 'CHECK' })))
  expect(await getDb().outage.count({ where: { accountId: account.id } })).toBe(1)
  expect(await getDb().outboxEmail.count({ where: { accountId: account.id } })).toBe(1)
  expect(await getDb().statusChange.count({ where: { accountId: account.id } })).toBe(1)
})

test('a second open outage for one account is refused by the database itself', async () => {
  const account = await world.makeBroken()
  const second = { accountId: account.id, status: 'CREDENTIALS' as const, openedAt: new Date() }
  await expect(getDb().outage.create({ data: second })).rejects.toThrow(/[Uu]nique/)
})

/** What can happen to an account, in any order, duplicated or lost. */
type Step =
  | { kind: 'truth'; status: AccountStatus }
  | { kind: 'event'; message: string }
  | { kind: 'jobs' }
  | { kind: 'mail' }
  | { kind: 'gateway'; mode: 'up' | 'down' }

const status = fc.constantFrom<AccountStatus>(
  'OK',
  'CREDENTIALS',
  'PERMISSIONS',
  'ERROR',
  'CONNECTING',
  'STOPPED',
)
const message = fc.constantFrom(
  'OK',
  'CREDENTIALS',
  'ERROR',
  'CONNECTING',
  'STOPPED',
  'PERMISSIONS',
  'RECONNECTED',
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('truth' as const), status }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('event' as const), message }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'jobs' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'mail' }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('gateway' as const), mode: fc.constantFrom('up', 'down') }),
  },
)

test('whatever the order, repetition and loss of events: after a sync the row is the gateway’s truth, at most one outage is open, and each was mailed at most once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const person = await world.makePerson()
      const account = await world.makeAccount({ userId: person.id })
      let truth: AccountStatus = 'OK'
      for (const next of steps) {
        if (next.kind === 'truth') truth = next.status
        await play(next, account)
      }
      await world.control('gateway', { mode: 'up' })
      await world.runJobs()
      await syncAccount({ accountId: account.id, cause: 'CHECK' })
      expect(
        await getDb().webhookEvent.count({ where: { accountId: account.id, outcome: 'RECEIVED' } }),
      ).toBe(0)
      expect(await world.statusOf(account.id)).toBe(truth)
      const outages = await getDb().outage.findMany({
        where: { accountId: account.id },
        include: { emails: true },
      })
      const open = outages.filter((outage) => outage.closedAt === null)
      expect(open.length).toBeLessThanOrEqual(1)
      if (needsOwner(truth)) expect(open).toHaveLength(1)
      if (truth === 'OK') expect(open).toHaveLength(0)
      for (const outage of outages) expect(outage.emails).toHaveLength(1)
      const sent = outages.filter((outage) => outage.emails.some((email) => email.state === 'SENT'))
      expect(await world.mailsTo(person.email)).toHaveLength(sent.length)
    }),
    { numRuns: 40 },
  )
}, 120_000)

async function play(step: Step, account: { id: string; gatewayAccountId: string }): Promise<void> {
  switch (step.kind) {
    case 'truth':
      return world.setAtGateway(account, step.status)
    case 'gateway':
      return world.control('gateway', { mode: step.mode })
    case 'jobs':
      return world.runJobs()
    case 'event': {
      const body = JSON.stringify({
        AccountStatus: { account_id: account.gatewayAccountId, message: step.message },
      })
      const request = new Request('http://patchbay.test/', {
        method: 'POST',
        headers: { 'unipile-auth': 'secret' },
        body,
      })
      expect(await receiveEvent(request, 'UNIPILE_V1')).toEqual({ status: 200 })
      return
    }
    case 'mail': {
      const due = await getDb().outboxEmail.findMany({ where: { accountId: account.id, state: 'QUEUED' } })
      // Two workers at once; one that cannot reach the gateway leaves it for later.
      await Promise.all(due.flatMap(({ id }) => [sendEmail(id), sendEmail(id)]))
    }
  }
}
