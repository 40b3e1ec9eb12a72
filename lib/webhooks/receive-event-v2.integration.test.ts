import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { startHostedAuth } from '../intents/start-hosted-auth'
import { viewReturn } from '../intents/view-return'
import { acceptReturn } from '../linking/accept-return'
import { hashToken } from '../secrets'
import { receiveEvent } from './receive-event'

const world = await openWorld({ CONNECT_WITH: 'unipile-v2', UNIPILE_V2_WEBHOOK_SECRET: 'current,next' })

function post(event: unknown, more: { secret?: string; age?: number; body?: string } = {}) {
  const body = more.body ?? JSON.stringify(event)
  const time = Math.round(Date.now() / 1000) - (more.age ?? 0)
  const signature = createHmac('sha256', more.secret ?? 'current')
    .update(`${time}.${body}`)
    .digest('hex')
  const headers = { 'unipile-signature': `t=${time},v0=${signature}` }
  return receiveEvent(new Request('http://patchbay.test/', { method: 'POST', headers, body }), 'UNIPILE_V2')
}

let count = 0
const event = (accountId: string, type: string, more: Record<string, unknown> = {}) => ({
  id: `evt_${++count}`,
  created_at: new Date().toISOString(),
  account_id: accountId,
  type,
  payload: {},
  ...more,
})
const stored = (gatewayAccountId: string) => getDb().webhookEvent.findMany({ where: { gatewayAccountId } })
const makeAccount = () => world.makeAccount({ gateway: 'UNIPILE_V2' })

describe('the answer to a v2 event', () => {
  test('with a bad or missing signature is 401, and nothing is stored', async () => {
    expect(await post(event('acc_forged', 'account.remove'), { secret: 'wrong' })).toEqual({ status: 401 })
    const bare = new Request('http://patchbay.test/', { method: 'POST', body: '{}' })
    expect(await receiveEvent(bare, 'UNIPILE_V2')).toEqual({ status: 401 })
    expect(await stored('acc_forged')).toEqual([])
  })

  test('is 200 by either secret, 400 for what is no JSON, 413 for too much', async () => {
    expect(await post(event('acc_r', 'account.remove'), { secret: 'next' })).toEqual({ status: 200 })
    expect(await post(null, { body: 'hello' })).toEqual({ status: 400 })
    expect(await post({ padding: 'x'.repeat(70_000) })).toEqual({ status: 413 })
  })

  test('to what is not known, not handled or not ours is 200, and it is kept as such', async () => {
    await post(event('acc_unknown', 'account.status.running'))
    await post(event('acc_message', 'message.new'))
    expect(await stored('acc_unknown')).toMatchObject([{ outcome: 'ORPHAN' }])
    expect(await stored('acc_message')).toMatchObject([{ outcome: 'IGNORED' }])
    const body = JSON.stringify({ hello: Date.now() })
    await post(null, { body })
    expect(await getDb().webhookEvent.findFirst({ where: { body } })).toMatchObject({
      outcome: 'UNRECOGNISED',
    })
  })

  test('to the same event again is 200, and it is stored once', async () => {
    const account = await makeAccount()
    const same = event(account.gatewayAccountId, 'account.status.errored')
    expect(await Promise.all([post(same), post(same), post(same)])).toEqual(Array(3).fill({ status: 200 }))
    expect(await stored(account.gatewayAccountId)).toHaveLength(1)
  })
})

describe('a v2 event', () => {
  test('is followed by a look at the gateway, and what that says counts', async () => {
    const account = await makeAccount()
    await world.control('status', {
      account_id: account.gatewayAccountId,
      status: 'disconnected',
      silent: true,
    })
    await post(event(account.gatewayAccountId, 'account.status.disconnected'))
    await world.runJobs()
    expect(await world.statusOf(account.id)).toBe('CREDENTIALS')
  })

  test('that is older than another never undoes it, while the gateway cannot be asked', async () => {
    const account = await makeAccount()
    const at = (seconds: number) => ({ created_at: new Date(Date.now() + seconds * 1000).toISOString() })
    await world.control('gateway', { mode: 'down' })
    await post(event(account.gatewayAccountId, 'account.status.errored', at(10)))
    await world.runJobs()
    await post(event(account.gatewayAccountId, 'account.status.disconnected', at(5)))
    await world.runJobs()
    expect(await world.statusOf(account.id)).toBe('ERROR')
    await world.control('gateway', { mode: 'up' })
    await world.runJobs()
    expect(await world.statusOf(account.id)).toBe('OK')
  })

  test('with a valid but old signature is only a reason to look', async () => {
    const account = await makeAccount()
    await world.control('gateway', { mode: 'down' })
    expect(await post(event(account.gatewayAccountId, 'account.status.disconnected'), { age: 3600 })).toEqual(
      { status: 200 },
    )
    await world.runJobs()
    await world.control('gateway', { mode: 'up' })
    expect(await world.statusOf(account.id)).toBe('OK')
    expect(await stored(account.gatewayAccountId)).toMatchObject([{ hint: null, outcome: 'RECEIVED' }])
  })

  test('locks and unlocks an account, and mails nobody', async () => {
    const account = await makeAccount()
    for (const [word, status] of [
      ['locked', 'LOCKED'],
      ['unlocked', 'OK'],
    ]) {
      await world.control('status', { account_id: account.gatewayAccountId, status: word, silent: true })
      await post(event(account.gatewayAccountId, `account.${word}`))
      await world.runJobs()
      expect(await world.statusOf(account.id)).toBe(status)
    }
    expect(await getDb().outboxEmail.count({ where: { accountId: account.id } })).toBe(0)
  })
})

describe('coming back from the hosted page of v2', () => {
  const comeBack = (state: string, query: Record<string, string>) =>
    acceptReturn(state, (name) => query[name])

  async function begin() {
    const person = await world.makePerson()
    const { url, state } = await startHostedAuth(
      { kind: 'CUSTOMER', userId: person.id },
      { providers: ['LINKEDIN'] },
    )
    const gatewayAccountId = await world.makeAtGateway({ gateway: 'UNIPILE_V2' })
    const add = (where: Record<string, unknown>) => post(event(gatewayAccountId, 'account.add', where))
    const accounts = () => getDb().connectedAccount.findMany({ where: { userId: person.id } })
    return { person, url, state, gatewayAccountId, add, accounts }
  }

  test.each<[string, (flow: Awaited<ReturnType<typeof begin>>) => Promise<unknown>]>([
    ['the event alone, its state in the payload', ({ state, add }) => add({ payload: { state } })],
    ['the event alone, its state beside it', ({ state, add }) => add({ state, payload: null })],
    [
      'both, at once',
      ({ state, gatewayAccountId, add }) =>
        Promise.all([comeBack(state, { account_id: gatewayAccountId }), add({ payload: { state } })]),
    ],
  ])('with %s makes the account, once', async (_what, end) => {
    const flow = await begin()
    await end(flow)
    await world.runJobs()
    expect(await flow.accounts()).toMatchObject([{ gatewayAccountId: flow.gatewayAccountId }])
    expect(await viewReturn(flow.state)).toMatchObject({ kind: 'done' })
  })

  test('the same event again, at once or when all is done, is 200 and changes nothing', async () => {
    const { state, gatewayAccountId, accounts } = await begin()
    const same = event(gatewayAccountId, 'account.add', { payload: { state } })
    expect(await Promise.all([post(same), post(same), post(same)])).toEqual(Array(3).fill({ status: 200 }))
    await world.runJobs()
    const intent = () => getDb().authIntent.findUniqueOrThrow({ where: { returnHash: hashToken(state) } })
    const before = [await intent(), await accounts(), await stored(gatewayAccountId)]
    expect(before).toMatchObject([{ state: 'SUCCEEDED' }, [{ gatewayAccountId }], [{ outcome: 'APPLIED' }]])
    expect(await post(same)).toEqual({ status: 200 })
    await world.runJobs()
    expect([await intent(), await accounts(), await stored(gatewayAccountId)]).toEqual(before)
  })

  test('an event that could not be stored leaves the attempt open for the next time it comes', async () => {
    const { state, gatewayAccountId, accounts } = await begin()
    const same = event(gatewayAccountId, 'account.add', { payload: { state } })
    const answer = await world.withoutDatabase(() => post(same))
    expect(answer).toEqual({ status: 503, headers: { 'retry-after': '30' } })
    const where = { returnHash: hashToken(state) }
    const intent = await getDb().authIntent.findUniqueOrThrow({ where })
    expect(intent).toMatchObject({ state: 'PENDING', notifiedAt: null })
    expect(await post(same)).toEqual({ status: 200 })
    await world.runJobs()
    expect(await accounts()).toMatchObject([{ gatewayAccountId }])
  })

  test('the redirect alone makes nobody an account: the page waits for the event', async () => {
    const { state, gatewayAccountId, accounts } = await begin()
    await comeBack(state, { account_id: gatewayAccountId })
    await world.runJobs()
    expect(await accounts()).toEqual([])
    expect(await viewReturn(state)).toMatchObject({ kind: 'waiting' })
  })

  test('an account of a provider that the attempt did not offer is refused', async () => {
    const { state, accounts } = await begin()
    const gatewayAccountId = await world.makeAtGateway({ gateway: 'UNIPILE_V2', type: 'INSTAGRAM' })
    await post(event(gatewayAccountId, 'account.add', { payload: { state } }))
    await world.runJobs()
    expect(await accounts()).toEqual([])
    expect(await viewReturn(state)).toMatchObject({ kind: 'failed', failure: 'WRONG_PROVIDER' })
    expect(await world.isAtGateway(gatewayAccountId, 'UNIPILE_V2')).toBe(false)
  })

  test('a redirect naming an account that was there before is not believed', async () => {
    const { state, accounts } = await begin()
    const old = await world.control('create-account', {
      type: 'LINKEDIN',
      name: 'Somebody',
      gateway: 'v2',
      created_at: '2026-01-01T00:00:00.000Z',
    })
    await comeBack(state, { account_id: old.account.id })
    await world.runJobs()
    expect(await accounts()).toEqual([])
    expect(await viewReturn(state)).toMatchObject({ kind: 'waiting' })
  })

  test('a redirect with a made-up state changes nothing', async () => {
    const { gatewayAccountId, accounts } = await begin()
    await comeBack('made-up', { account_id: gatewayAccountId })
    await world.runJobs()
    expect(await accounts()).toEqual([])
  })

  test('a query string takes nobody’s and nobody else’s account: one that exists already has to be logged in to', async () => {
    const told = (id: string) => ({ error_type: 'api/already_exists', error_detail: id })
    const free = await begin()
    await comeBack(free.state, told(free.gatewayAccountId))
    await world.runJobs()
    expect(await free.accounts()).toEqual([])
    expect(await viewReturn(free.state)).toMatchObject({ kind: 'failed', failure: 'UNPROVEN' })
    const victim = await makeAccount()
    const thief = await begin()
    await comeBack(thief.state, told(victim.gatewayAccountId))
    await world.runJobs()
    expect(await thief.accounts()).toEqual([])
    const own = await begin()
    const account = await world.makeAccount({ gateway: 'UNIPILE_V2', userId: own.person.id })
    await comeBack(own.state, told(account.gatewayAccountId))
    await world.runJobs()
    expect(await viewReturn(own.state)).toMatchObject({ kind: 'done' })
    const prose = await begin()
    await comeBack(prose.state, told('This account is linked already.'))
    expect(await viewReturn(prose.state)).toMatchObject({ kind: 'failed', failure: 'REFUSED' })
  })

  test.each([
    ['api/restricted_account', 'RESTRICTED'],
    ['api/account_restricted', 'RESTRICTED'],
    ['api/expired_link', 'EXPIRED'],
    ['provider/invalid_credentials', 'REFUSED'],
    ['something/new', 'REFUSED'],
  ])('%s ends the attempt with %s', async (errorType, failure) => {
    const { state } = await begin()
    await comeBack(state, { error_type: errorType })
    expect(await viewReturn(state)).toMatchObject({ kind: 'failed', failure })
  })
})
