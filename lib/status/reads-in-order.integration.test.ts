import { describe, expect, test } from 'vitest'
import { openGate } from '@/test/gate'
import { makeIntent, tell } from '@/test/given'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { sweep } from '../jobs/sweep'
import { completeFromEvent } from '../linking/complete-from-event'
import { importAccounts } from './import-accounts'
import { syncAccount } from './sync-account'
import { syncFromEvents } from './sync-from-events'

// Guarantees 1 to 3 of docs/guarantees.md. Answers are held back at the wire, so they are outdated when they arrive.
const gate = await openGate()
const world = await openWorld({ UNIPILE_V1_DSN: gate.url })
gate.lead(world.sandboxUrl)

const row = (id: string) => getDb().connectedAccount.findUniqueOrThrow({ where: { id } })
const reading = (gatewayAccountId: string) => new RegExp(`^GET .*/accounts/${gatewayAccountId}$`)
const openOutages = (accountId: string) => getDb().outage.count({ where: { accountId, closedAt: null } })

describe('G1: every event leads to a read that started after it', () => {
  test('one that arrives between the first read of a new account and its commit is read for', async () => {
    const intent = await makeIntent(world)
    const gatewayAccountId = await world.makeAtGateway()
    const held = gate.hold(reading(gatewayAccountId))
    const completing = completeFromEvent({ intentId: intent.id, gatewayAccountId })
    await held.arrived
    await world.setAtGateway({ gatewayAccountId }, 'CREDENTIALS')
    await tell(gatewayAccountId, 'CREDENTIALS')
    held.release()
    await completing
    const event = () => getDb().webhookEvent.findFirstOrThrow({ where: { gatewayAccountId } })
    expect(await event()).toMatchObject({ outcome: 'RECEIVED' })
    await world.runJobs()
    expect(await event()).toMatchObject({ outcome: 'APPLIED', outcomeReason: 'CONFIRMED' })
    expect(await getDb().connectedAccount.findFirst({ where: { gatewayAccountId } })).toMatchObject({
      status: 'CREDENTIALS',
    })
  })

  test('one that arrives while an import reads its account is read for', async () => {
    const gatewayAccountId = await world.makeAtGateway()
    const owner = await world.makePerson()
    const held = gate.hold(/^GET .*\/accounts\?/)
    const importing = importAccounts({
      gateway: 'UNIPILE_V1',
      cursor: null,
      ownerOf: async (account) => (account.gatewayAccountId === gatewayAccountId ? owner.id : null),
    })
    await held.arrived
    await world.setAtGateway({ gatewayAccountId }, 'CREDENTIALS')
    await tell(gatewayAccountId, 'CREDENTIALS')
    held.release()
    await importing
    await world.runJobs()
    expect(await getDb().connectedAccount.findFirst({ where: { gatewayAccountId } })).toMatchObject({
      status: 'CREDENTIALS',
    })
  })

  test('one stored while the account was being linked is found by the sweep', async () => {
    const gatewayAccountId = await world.makeAtGateway()
    await tell(gatewayAccountId, 'CREDENTIALS')
    const account = await world.makeAccount({ id: gatewayAccountId })
    await world.setAtGateway(account, 'CREDENTIALS')
    await sweep()
    await world.pass({ minutes: 2 })
    await sweep()
    await world.runJobs()
    expect(await world.statusOf(account.id)).toBe('CREDENTIALS')
    expect(await getDb().webhookEvent.count({ where: { gatewayAccountId, outcome: 'APPLIED' } })).toBe(1)
  })

  test('a read that began before an event arrived does not settle it', async () => {
    const account = await world.makeAccount()
    const held = gate.hold(reading(account.gatewayAccountId))
    const early = syncAccount({ accountId: account.id, cause: 'CHECK' })
    await held.arrived
    await tell(account.gatewayAccountId, 'OK')
    held.release()
    await early
    const event = { where: { accountId: account.id, outcome: 'RECEIVED' as const } }
    expect(await getDb().webhookEvent.count(event)).toBe(1)
    await syncFromEvents(account.id)
    expect(await getDb().webhookEvent.count(event)).toBe(0)
  })
})

describe('G2: a later truth is never overwritten by an earlier one', () => {
  test('by a connect whose read is older than what a webhook’s read wrote', async () => {
    const person = await world.makePerson()
    const account = await world.makeAccount({ userId: person.id })
    const intent = await makeIntent(world, { userId: person.id, account })
    const held = gate.hold(reading(account.gatewayAccountId))
    const completing = completeFromEvent({ intentId: intent.id, gatewayAccountId: account.gatewayAccountId })
    await held.arrived
    await world.setAtGateway(account, 'CREDENTIALS')
    await syncAccount({ accountId: account.id, cause: 'WEBHOOK' })
    held.release()
    await completing
    expect(await row(account.id)).toMatchObject({ status: 'CREDENTIALS' })
    expect(await openOutages(account.id)).toBe(1)
    expect(await getDb().outboxEmail.findMany({ where: { accountId: account.id } })).toMatchObject([
      { state: 'QUEUED' },
    ])
    expect(await getDb().authIntent.findUnique({ where: { id: intent.id } })).toMatchObject({
      state: 'SUCCEEDED',
    })
  })

  test('by the 404 of the gateway account that the row stood for before', async () => {
    const person = await world.makePerson()
    const account = await world.makeAccount({ userId: person.id, username: 'moved@example.com' })
    await world.control('delete-account', { account_id: account.gatewayAccountId, silent: true })
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    await world.pass({ minutes: 3 })
    const held = gate.hold(reading(account.gatewayAccountId))
    const old = syncAccount({ accountId: account.id, cause: 'SWEEP' })
    await held.arrived
    const again = await world.makeAtGateway({ username: 'moved@example.com', name: 'moved@example.com' })
    await completeFromEvent({
      intentId: (await makeIntent(world, { userId: person.id })).id,
      gatewayAccountId: again,
    })
    held.release()
    await old
    expect(await row(account.id)).toMatchObject({
      status: 'OK',
      gatewayAccountId: again,
      missingSince: null,
    })
  })

  test('nor does the row end without its outage when a connect and a sync write at once', async () => {
    const person = await world.makePerson()
    const account = await world.makeBroken({ userId: person.id })
    const intent = await makeIntent(world, { userId: person.id })
    await world.setAtGateway(account, 'OK')
    const held = gate.hold(reading(account.gatewayAccountId))
    const completing = completeFromEvent({ intentId: intent.id, gatewayAccountId: account.gatewayAccountId })
    await held.arrived
    await world.setAtGateway(account, 'CREDENTIALS')
    held.release()
    await Promise.all([completing, syncAccount({ accountId: account.id, cause: 'WEBHOOK' })])
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    expect(await row(account.id)).toMatchObject({ status: 'CREDENTIALS' })
    expect(await openOutages(account.id)).toBe(1)
  })
})

describe('G3: no host’s clock decides anything', () => {
  test.each([-24, 24])('a host whose clock is %i hours off shows what breaks', async (hours) => {
    const account = await world.makeAccount()
    const real = Date.now
    Date.now = () => real() + hours * 3_600_000
    try {
      await syncAccount({ accountId: account.id, cause: 'CHECK' })
    } finally {
      Date.now = real
    }
    await world.setAtGateway(account, 'CREDENTIALS')
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    expect(await world.statusOf(account.id)).toBe('CREDENTIALS')
  })
})
