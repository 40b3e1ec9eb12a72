import { describe, expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { viewReturn } from '../intents/view-return'
import { hashToken, newToken } from '../secrets'
import { receiveNotify } from './receive-notify'
import { replayEvent } from './replay-event'

const world = await openWorld()
const minutes = (count: number) => count * 60_000

/** An attempt right after the click, with the tokens that only the gateway and the browser know. */
async function makeAttempt(about: { expiresAt?: Date; accountId?: string; userId?: string } = {}) {
  const userId = about.userId ?? (await world.makePerson()).id
  const [notifyToken, state] = [newToken(), newToken()]
  const intent = await getDb().authIntent.create({
    data: {
      userId,
      gateway: 'UNIPILE_V1',
      kind: about.accountId ? 'RECONNECT' : 'CONNECT',
      accountId: about.accountId,
      notifyHash: hashToken(notifyToken),
      returnHash: hashToken(state),
      expiresAt: about.expiresAt ?? new Date(Date.now() + minutes(15)),
    },
  })
  const notify = (body: unknown) =>
    receiveNotify(
      new Request('http://patchbay.test/', {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
      notifyToken,
    )
  return { intent, state, userId, notify }
}

const success = (gatewayAccountId: string) => ({
  status: 'CREATION_SUCCESS',
  account_id: gatewayAccountId,
  name: 'x',
})
const accountsOf = (userId: string) => getDb().connectedAccount.findMany({ where: { userId } })
const eventsOf = (intentId: string) =>
  getDb().webhookEvent.findMany({ where: { intentId }, orderBy: { receivedAt: 'asc' } })

describe('a notify callback', () => {
  test('with a token nobody has is 401, and nothing is stored', async () => {
    const before = await getDb().webhookEvent.count()
    const request = new Request('http://patchbay.test/', {
      method: 'POST',
      body: JSON.stringify(success('x')),
    })
    expect(await receiveNotify(request, newToken())).toEqual({ status: 401 })
    expect(await getDb().webhookEvent.count()).toBe(before)
  })

  test('that is no JSON is 400 and one too large is 413; neither uses the token up', async () => {
    const { notify, intent } = await makeAttempt()
    expect(await notify('status=CREATION_SUCCESS')).toEqual({ status: 400 })
    expect(await notify({ padding: 'x'.repeat(70_000) })).toEqual({ status: 413 })
    expect(await notify({ hello: 1 })).toEqual({ status: 200 })
    expect(await getDb().authIntent.findUniqueOrThrow({ where: { id: intent.id } })).toMatchObject({
      state: 'PENDING',
      notifiedAt: null,
    })
    expect(await eventsOf(intent.id)).toMatchObject([{ outcome: 'UNRECOGNISED' }])
  })

  test('of success makes the account, read back from the gateway, and the page that waits shows it', async () => {
    const gatewayAccountId = await world.makeAtGateway({ name: 'Ada Example', type: 'LINKEDIN' })
    const { notify, state, userId } = await makeAttempt()
    expect(await viewReturn(state)).toMatchObject({ kind: 'waiting' })
    expect(await notify(success(gatewayAccountId))).toEqual({ status: 200 })
    expect(await accountsOf(userId)).toEqual([])
    await world.runJobs()
    expect(await accountsOf(userId)).toMatchObject([
      { gatewayAccountId, name: 'Ada Example', provider: 'LINKEDIN' },
    ])
    expect(await viewReturn(state)).toMatchObject({ kind: 'done', account: { name: 'Ada Example' } })
  })

  test('that comes twice at once makes one account, and the second is kept as repeated', async () => {
    const gatewayAccountId = await world.makeAtGateway()
    const { notify, userId, intent } = await makeAttempt()
    const answers = await Promise.all([notify(success(gatewayAccountId)), notify(success(gatewayAccountId))])
    expect(answers).toEqual([{ status: 200 }, { status: 200 }])
    await world.runJobs()
    expect(await accountsOf(userId)).toHaveLength(1)
    expect((await eventsOf(intent.id)).map((event) => event.outcome).sort()).toEqual(['APPLIED', 'REPEATED'])
  })

  test('that says something else after the first changes nothing', async () => {
    const [first, second] = [await world.makeAtGateway(), await world.makeAtGateway()]
    const { notify, userId, state } = await makeAttempt()
    await notify(success(first))
    await world.runJobs()
    await notify(success(second))
    await notify({ status: 'CREATION_FAIL', account_id: first })
    await world.runJobs()
    expect(await accountsOf(userId)).toMatchObject([{ gatewayAccountId: first, removedAt: null }])
    expect(await viewReturn(state)).toMatchObject({ kind: 'done' })
  })

  test('that could not be stored is 503, and works when it comes again', async () => {
    const gatewayAccountId = await world.makeAtGateway()
    const { notify, intent, userId } = await makeAttempt()
    const answer = await world.withoutDatabase(() => notify(success(gatewayAccountId)))
    expect(answer).toEqual({ status: 503, headers: { 'retry-after': '30' } })
    expect(await getDb().authIntent.findUniqueOrThrow({ where: { id: intent.id } })).toMatchObject({
      state: 'PENDING',
      notifiedAt: null,
    })
    expect(await notify(success(gatewayAccountId))).toEqual({ status: 200 })
    await world.runJobs()
    expect(await accountsOf(userId)).toMatchObject([{ gatewayAccountId }])
  })

  test('of failure ends the attempt, and the page says so', async () => {
    const { notify, state, intent } = await makeAttempt()
    await notify({ status: 'CREATION_FAIL', name: 'x' })
    expect(await viewReturn(state)).toMatchObject({ kind: 'failed', failure: 'REFUSED' })
    expect(await eventsOf(intent.id)).toMatchObject([
      { outcome: 'APPLIED', outcomeReason: 'CREATION_FAILED' },
    ])
  })

  test('that announces what the gateway does not have shows nothing and keeps looking', async () => {
    const { notify, userId, state } = await makeAttempt()
    await notify(success('made-up'))
    await world.runJobs()
    expect(await accountsOf(userId)).toEqual([])
    expect(await viewReturn(state)).toMatchObject({ kind: 'waiting', told: true })
  })

  test('after the attempt expired is kept as orphan, until an admin decides to accept it', async () => {
    const gatewayAccountId = await world.makeAtGateway()
    const { notify, userId, intent, state } = await makeAttempt({
      expiresAt: new Date(Date.now() - minutes(10)),
    })
    expect(await notify(success(gatewayAccountId))).toEqual({ status: 200 })
    await world.runDue()
    expect(await accountsOf(userId)).toEqual([])
    expect(await viewReturn(state)).toMatchObject({ kind: 'expired' })
    const [orphan] = await eventsOf(intent.id)
    expect(orphan).toMatchObject({ outcome: 'ORPHAN', outcomeReason: 'INTENT_EXPIRED' })
    await replayEvent({ kind: 'ADMIN', userId }, { eventId: orphan?.id ?? '' })
    await world.runJobs()
    expect(await accountsOf(userId)).toMatchObject([{ gatewayAccountId }])
  })
})

describe('connecting', () => {
  test('an account that this customer has already keeps its one row', async () => {
    const account = await world.makeAccount()
    const { notify } = await makeAttempt({ userId: account.userId })
    await notify(success(account.gatewayAccountId))
    await world.runJobs()
    expect(await accountsOf(account.userId)).toMatchObject([{ id: account.id }])
  })

  test('the same person once more moves the row to the new gateway account and drops the old one there', async () => {
    const account = await world.makeAccount({ username: 'twice@example.com' })
    const gatewayAccountId = await world.makeAtGateway({ username: 'twice@example.com' })
    const { notify } = await makeAttempt({ userId: account.userId })
    await notify(success(gatewayAccountId))
    await world.runJobs()
    expect(await accountsOf(account.userId)).toMatchObject([{ id: account.id, gatewayAccountId }])
    expect(await world.isAtGateway(account.gatewayAccountId)).toBe(false)
    expect(await world.isAtGateway(gatewayAccountId)).toBe(true)
  })

  test('what another customer has is refused, and theirs is untouched', async () => {
    const theirs = await world.makeAccount({ username: 'theirs@example.com' })
    const gatewayAccountId = await world.makeAtGateway({ username: 'theirs@example.com' })
    for (const id of [theirs.gatewayAccountId, gatewayAccountId]) {
      const { notify, state, userId } = await makeAttempt()
      await notify(success(id))
      await world.runJobs()
      expect(await viewReturn(state)).toMatchObject({ kind: 'failed', failure: 'LINKED_ELSEWHERE' })
      expect(await accountsOf(userId)).toEqual([])
    }
    expect(await accountsOf(theirs.userId)).toMatchObject([{ id: theirs.id, status: 'OK' }])
    expect(await world.isAtGateway(theirs.gatewayAccountId)).toBe(true)
    expect(await world.isAtGateway(gatewayAccountId)).toBe(false)
  })

  test('two attempts that end on the same account at once leave one row', async () => {
    const gatewayAccountId = await world.makeAtGateway()
    const first = await makeAttempt()
    const second = await makeAttempt({ userId: first.userId })
    await Promise.all([first.notify(success(gatewayAccountId)), second.notify(success(gatewayAccountId))])
    await world.runJobs()
    expect(await accountsOf(first.userId)).toHaveLength(1)
  })

  test('takes over the status webhooks that came before the account was ours', async () => {
    const gatewayAccountId = await world.makeAtGateway()
    const early = await getDb().webhookEvent.create({
      data: { gateway: 'UNIPILE_V1', kind: 'STATUS', body: '{}', gatewayAccountId, outcome: 'ORPHAN' },
    })
    const { notify, userId } = await makeAttempt()
    await notify(success(gatewayAccountId))
    await world.runJobs()
    const [account] = await accountsOf(userId)
    expect(await getDb().webhookEvent.findUnique({ where: { id: early.id } })).toMatchObject({
      outcome: 'APPLIED',
      accountId: account?.id,
    })
  })
})

describe('reconnecting', () => {
  const reconnected = (gatewayAccountId: string) => ({ status: 'RECONNECTED', account_id: gatewayAccountId })

  test('repairs the account under its id, closes the outage and takes the mail back', async () => {
    const account = await world.makeBroken()
    const { notify, state } = await makeAttempt({ userId: account.userId, accountId: account.id })
    await world.control('status', { account_id: account.gatewayAccountId, status: 'OK', silent: true })
    await notify(reconnected(account.gatewayAccountId))
    await world.runJobs()
    expect(await viewReturn(state)).toMatchObject({ kind: 'done', account: { id: account.id, status: 'OK' } })
    expect(await getDb().outage.findMany({ where: { accountId: account.id } })).toMatchObject([
      { closedAt: expect.any(Date) },
    ])
    expect(await getDb().outboxEmail.findMany({ where: { accountId: account.id } })).toMatchObject([
      { state: 'CANCELLED', reason: 'REPAIRED', sealedBody: null },
    ])
  })

  test('that ends on another person is refused; name, person and outage stay', async () => {
    const account = await world.makeBroken()
    const { notify, state } = await makeAttempt({ userId: account.userId, accountId: account.id })
    await world.control('account', { account_id: account.gatewayAccountId, identity: 'somebody-else' })
    await world.control('status', { account_id: account.gatewayAccountId, status: 'OK', silent: true })
    await notify(reconnected(account.gatewayAccountId))
    await world.runJobs()
    expect(await viewReturn(state)).toMatchObject({
      kind: 'failed',
      failure: 'WRONG_ACCOUNT',
      expectedName: account.name,
    })
    const [row] = await accountsOf(account.userId)
    expect(row).toMatchObject({
      identity: account.identity,
      name: account.name,
      status: 'CREDENTIALS',
      statusReason: 'WRONG_ACCOUNT',
    })
    expect(await getDb().outage.count({ where: { accountId: account.id, closedAt: null } })).toBe(1)
  })

  test('while a status webhook comes in leaves one truth', async () => {
    const account = await world.makeBroken()
    const { notify } = await makeAttempt({ userId: account.userId, accountId: account.id })
    await world.control('status', { account_id: account.gatewayAccountId, status: 'OK' })
    await Promise.all([notify(reconnected(account.gatewayAccountId)), world.runJobs(), world.runJobs()])
    await world.runJobs()
    expect(await world.statusOf(account.id)).toBe('OK')
    expect(await getDb().outage.count({ where: { accountId: account.id, closedAt: null } })).toBe(0)
  })
})
