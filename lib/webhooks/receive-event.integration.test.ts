import { describe, expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { receiveEvent } from './receive-event'

const secrets = ['current', 'next']
const world = await openWorld({ UNIPILE_V1_WEBHOOK_SECRET: secrets.join() })

function post(body: string | Uint8Array, headers: Record<string, string> = {}) {
  const request = new Request('http://patchbay.test/api/webhooks/status/unipile-v1', {
    method: 'POST',
    headers: { 'unipile-auth': 'current', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: body as BodyInit,
  })
  return receiveEvent(request, 'UNIPILE_V1')
}

const event = (gatewayAccountId: string, message: string) =>
  JSON.stringify({ AccountStatus: { account_id: gatewayAccountId, account_type: 'LINKEDIN', message } })

const storedFor = (gatewayAccountId: string) =>
  getDb().webhookEvent.findMany({ where: { gatewayAccountId }, orderBy: { receivedAt: 'asc' } })

describe('the answer to a status webhook', () => {
  test('with a bad, empty or missing secret is 401, and nothing is stored', async () => {
    const before = await getDb().webhookEvent.count()
    for (const secret of ['wrong', '', 'curren', 'current ,next']) {
      expect(await post(event('x', 'OK'), { 'unipile-auth': secret })).toEqual({ status: 401 })
    }
    expect(await getDb().webhookEvent.count()).toBe(before)
  })

  test('with either of two secrets is 200, as during a rotation', async () => {
    for (const secret of secrets) {
      expect(await post(event('rotating', 'OK'), { 'unipile-auth': secret })).toEqual({ status: 200 })
    }
  })

  test('to more than 64 kB is 413, whether the length is announced or not', async () => {
    const large = JSON.stringify({ padding: 'x'.repeat(64 * 1024) })
    expect(await post(large)).toEqual({ status: 413 })
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let sent = 0; sent < 5; sent++) controller.enqueue(new Uint8Array(16 * 1024).fill(32))
        controller.close()
      },
    })
    const init = { method: 'POST', headers: { 'unipile-auth': 'current' }, body: stream, duplex: 'half' }
    const streamed = new Request('http://patchbay.test/', init as RequestInit)
    expect(await receiveEvent(streamed, 'UNIPILE_V1')).toEqual({ status: 413 })
  })

  test.each(['', 'hello', '{"AccountStatus":', 'a=b&c=d'])(
    'to what is not JSON (%j) is 400',
    async (body) => {
      expect(await post(body)).toEqual({ status: 400 })
    },
  )

  test('to JSON of an unknown shape is 200, and it is kept as unrecognised', async () => {
    const body = JSON.stringify({ something: 'new', at: Date.now() })
    expect(await post(body)).toEqual({ status: 200 })
    expect(await getDb().webhookEvent.findFirst({ where: { body } })).toMatchObject({
      outcome: 'UNRECOGNISED',
      outcomeReason: 'UNKNOWN_SHAPE',
    })
  })

  test('to a type we do nothing for is 200, and it is kept as ignored', async () => {
    const account = await world.makeAccount()
    expect(await post(event(account.gatewayAccountId, 'SYNC_SUCCESS'))).toEqual({ status: 200 })
    expect(await storedFor(account.gatewayAccountId)).toMatchObject([
      { outcome: 'IGNORED', outcomeReason: 'NOT_HANDLED' },
    ])
  })

  test('about an account we do not know is 200, and it is kept as orphan', async () => {
    expect(await post(event('nobody-knows', 'CREDENTIALS'))).toEqual({ status: 200 })
    expect(await storedFor('nobody-knows')).toMatchObject([
      { outcome: 'ORPHAN', outcomeReason: 'UNKNOWN_ACCOUNT' },
    ])
  })

  test('is exactly 200 under any content type, and the raw body is kept', async () => {
    const account = await world.makeAccount()
    const body = event(account.gatewayAccountId, 'OK')
    for (const type of [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded; charset=utf-8',
    ]) {
      expect(await post(body, { 'content-type': type })).toEqual({ status: 200 })
    }
    expect((await storedFor(account.gatewayAccountId)).map((row) => row.body)).toEqual([body, body, body])
  })

  test('that came with a NUL in its words is 200 all the same', async () => {
    const body =
      '{"AccountStatus":{"account_id":"nul\\u0000id","account_type":"LINKEDIN","message":"OK\\u0000"}}'
    expect(await post(body)).toEqual({ status: 200 })
  })

  test('is 503 with Retry-After when it could not be stored', async () => {
    const answer = await world.withoutDatabase(() => post(event('x', 'OK')))
    expect(answer).toEqual({ status: 503, headers: { 'retry-after': '30' } })
  })
})

describe('a status webhook', () => {
  test('is followed by one look at the gateway, however many came', async () => {
    const account = await world.makeAccount()
    await world.control('status', {
      account_id: account.gatewayAccountId,
      status: 'CREDENTIALS',
      silent: true,
    })
    const looksBefore = await world.countReads(account.gatewayAccountId)
    await Promise.all(Array.from({ length: 25 }, () => post(event(account.gatewayAccountId, 'CREDENTIALS'))))
    await world.runJobs()
    expect((await world.countReads(account.gatewayAccountId)) - looksBefore).toBe(1)
    expect(await storedFor(account.gatewayAccountId)).toEqual(
      Array.from({ length: 25 }, () =>
        expect.objectContaining({ outcome: 'APPLIED', outcomeReason: 'CONFIRMED' }),
      ),
    )
    expect(await world.statusOf(account.id)).toBe('CREDENTIALS')
  })

  test('of a second real outage counts, though its body is the same as the first’s', async () => {
    const account = await world.makeAccount()
    for (const status of ['CREDENTIALS', 'OK', 'CREDENTIALS']) {
      await world.control('status', { account_id: account.gatewayAccountId, status, silent: true })
      await post(event(account.gatewayAccountId, status))
      await world.runJobs()
    }
    expect(await getDb().outage.count({ where: { accountId: account.id } })).toBe(2)
  })

  test('that claims what is not true changes nothing: the gateway decides', async () => {
    const account = await world.makeAccount()
    await post(event(account.gatewayAccountId, 'CREDENTIALS'))
    await world.runJobs()
    expect(await world.statusOf(account.id)).toBe('OK')
    expect(await getDb().outage.count({ where: { accountId: account.id } })).toBe(0)
  })

  test('stands while the gateway cannot be asked, and is put right as soon as it can', async () => {
    const account = await world.makeAccount()
    await world.control('gateway', { mode: 'down' })
    await post(event(account.gatewayAccountId, 'CREDENTIALS'))
    await world.runJobs()
    expect(await world.statusOf(account.id)).toBe('CREDENTIALS')
    expect(await storedFor(account.gatewayAccountId)).toMatchObject([
      { outcome: 'RECEIVED', outcomeReason: 'UNCONFIRMED' },
    ])
    await world.control('gateway', { mode: 'up' })
    await world.runJobs()
    expect(await world.statusOf(account.id)).toBe('OK')
    expect(await storedFor(account.gatewayAccountId)).toMatchObject([{ outcome: 'APPLIED' }])
    expect(await getDb().outage.findMany({ where: { accountId: account.id } })).toMatchObject([
      { closedAt: expect.any(Date) },
    ])
  })

  test('about an account its owner removed is ignored', async () => {
    const account = await world.makeAccount()
    await getDb().connectedAccount.update({ where: { id: account.id }, data: { removedAt: new Date() } })
    await post(event(account.gatewayAccountId, 'DELETED'))
    expect(await storedFor(account.gatewayAccountId)).toMatchObject([
      { outcome: 'IGNORED', outcomeReason: 'ACCOUNT_REMOVED' },
    ])
  })
})
