import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { signatureHeader } from './core/signature.ts'
import { startReceiver, startSandbox } from './test-client.ts'

type Started = Awaited<ReturnType<typeof startSandbox>>
const secret = 'a-secret-for-tests'
const all = [
  ...['account.add', 'account.reconnect', 'account.remove', 'account.locked', 'account.unlocked'],
  ...['running', 'disconnected', 'errored', 'degraded', 'partial'].map((word) => `account.status.${word}`),
  ...['running', 'failed', 'completed'].map((word) => `account.initial_sync.${word}`),
]

async function listen({ v2 }: Started, url: string, fields: object = {}) {
  const { json } = await v2('POST', '/webhooks/endpoints/', { url, trigger_events: all, secret, ...fields })
  return String(json.id)
}

function timeOf(header: unknown): number {
  return Number(/t=(\d+)/.exec(String(header))?.[1])
}

test('the signature is that of the recorded vector', () => {
  const file = new URL('./payloads/v2-signature-vector.json', import.meta.url)
  const vector = JSON.parse(readFileSync(file, 'utf8'))
  expect(signatureHeader(vector.secret, vector.timestamp, vector.raw_body)).toBe(vector.header_value)
  expect(signatureHeader(vector.secret, vector.timestamp + 1, vector.raw_body)).not.toBe(
    vector.tampered_header_value,
  )
})

test('a status is told as a signed event, in JSON, whichever vocabulary set it', async () => {
  const app = await startReceiver()
  const sandbox = await startSandbox()
  await listen(sandbox, app.url)
  const account_id = await sandbox.createAccount({ gateway: 'v2' })
  await sandbox.control('status', { account_id, status: 'CREDENTIALS' })
  await sandbox.control('status', { account_id, status: 'errored', reason: 'proxy' })
  await expect.poll(() => app.received.length).toBe(2)
  const events = app.received.map(({ body }) => JSON.parse(body))
  expect(events).toMatchObject([
    { account_id, type: 'account.status.disconnected', payload: { timestamp: expect.any(String) } },
    { account_id, type: 'account.status.errored', payload: { reason: 'proxy' } },
  ])
  for (const { headers, body } of app.received) {
    const header = headers['unipile-signature']
    expect(header).toBe(signatureHeader(secret, timeOf(header), body))
    expect(headers['content-type']).toBe('application/json')
  }
})

test.each([
  ['locked', 'account.locked', { is_locked: true, status: 'running' }],
  ['degraded', 'account.status.degraded', { status: 'degraded' }],
  ['partial', 'account.status.partial', { status: 'partial' }],
  ['initial_sync.failed', 'account.initial_sync.failed', { initial_sync: { status: 'failed' } }],
  ['STOPPED', 'account.status.errored', { status: 'errored' }],
])('status %s is told as %s and shown', async (status, type, shown) => {
  const app = await startReceiver()
  const sandbox = await startSandbox()
  await listen(sandbox, app.url)
  const account_id = await sandbox.createAccount({ gateway: 'v2' })
  await sandbox.control('status', { account_id, status })
  await expect.poll(() => app.received.map(({ body }) => JSON.parse(body).type)).toEqual([type])
  expect((await sandbox.v2('GET', `/accounts/${account_id}`)).json).toMatchObject(shown)
})

test('one product may be disconnected alone; words in no list need to be asked for', async () => {
  const { v2, control, createAccount } = await startSandbox()
  const account_id = await createAccount({ gateway: 'v2' })
  await control('status', { account_id, status: 'disconnected', product: 'recruiter' })
  const shown = {
    status: 'partial',
    metadata: { products_connection_status: { classic: 'running', recruiter: 'disconnected' } },
  }
  expect((await v2('GET', `/accounts/${account_id}`)).json).toMatchObject(shown)
  expect((await control('status', { account_id, status: 'hibernating' })).status).toBe(400)
  await control('status', { account_id, status: 'hibernating', any: true })
  expect((await v2('GET', `/accounts/${account_id}`)).json.status).toBe('hibernating')
})

test('a v1 account takes words of v2', async () => {
  const { api, control, createAccount } = await startSandbox()
  const account_id = await createAccount()
  await control('status', { account_id, status: 'disconnected' })
  expect((await api('GET', `/accounts/${account_id}`)).json.sources).toMatchObject([
    { status: 'CREDENTIALS' },
  ])
})

test('a retry is signed anew, with the time of the retry', async () => {
  const app = await startReceiver((nth) => (nth === 1 ? 503 : 204))
  let now = 1_800_000_000_000
  const sandbox = await startSandbox({ now: () => now, retryBaseMs: 1 })
  const id = await listen(sandbox, app.url)
  const account_id = await sandbox.createAccount({ gateway: 'v2' })
  await sandbox.control('status', { account_id, status: 'errored' })
  await expect.poll(() => app.received.length).toBe(1)
  now += 60_000
  await expect.poll(() => app.received.length).toBe(2)
  const [first, second] = app.received
  expect(second?.body).toBe(first?.body)
  expect([first, second].map((one) => timeOf(one?.headers['unipile-signature']))).toEqual([
    1_800_000_000, 1_800_000_060,
  ])
  const log = async () => (await sandbox.v2('GET', `/webhooks/conversations/?endpoint_id=${id}`)).json.data
  await expect.poll(log).toMatchObject([
    { first_attempt: false, http_status: 204, event_type: 'account.status.errored' },
    { first_attempt: true, http_status: 503 },
  ])
  expect((await sandbox.deliveries())[0]?.outcome).toBe('delivered')
})

test('endpoints are read, changed and deleted; only the wanted events and accounts are told', async () => {
  const sandbox = await startSandbox()
  const { v2, control } = sandbox
  const account_id = await sandbox.createAccount({ gateway: 'v2' })
  const id = await listen(sandbox, 'http://localhost:1/a', { account_ids: [account_id] })
  await listen(sandbox, 'http://localhost:1/b', { account_ids: ['acc_other'] })
  await listen(sandbox, 'http://localhost:1/c', { trigger_events: ['account.remove'] })
  await control('status', { account_id, status: 'errored' })
  expect((await sandbox.deliveries()).map(({ url }) => url)).toEqual(['http://localhost:1/a'])
  const path = `/webhooks/endpoints/${id}`
  expect((await v2('GET', path)).json.account_targets).toMatchObject([{ id: account_id, status: 'active' }])
  expect((await v2('PATCH', path, { enabled: false })).json).toMatchObject({ id, enabled: false, secret })
  await control('status', { account_id, status: 'running' })
  expect(await sandbox.deliveries()).toHaveLength(1)
  expect((await v2('DELETE', path)).json).toEqual({ success: true })
  expect((await v2('GET', path)).status).toBe(404)
  expect((await v2('GET', '/webhooks/endpoints/')).json).toMatchObject({
    object: 'WebhookEndpoints',
    has_more: false,
  })
})

test.each([
  ['one unknown event', { trigger_events: ['account.add', 'account.status.paused'] }],
  ['no event', { trigger_events: [] }],
  ['no address', { url: undefined }],
  ['a long address', { url: `http://localhost/${'x'.repeat(250)}` }],
])('an endpoint with %s fails as a whole', async (_, fields) => {
  const { v2, state } = await startSandbox()
  const body = { url: 'http://localhost:1/x', trigger_events: all, ...fields }
  expect((await v2('POST', '/webhooks/endpoints/', body)).json.type).toBe('api/invalid_parameters')
  expect((await state()).endpoints).toEqual([])
})

test('a raw v2 webhook is signed, and may be old or forged', async () => {
  const app = await startReceiver()
  const sandbox = await startSandbox()
  await listen(sandbox, app.url)
  const send = async (fields: object) => {
    const before = app.received.length
    await sandbox.control('send-webhook', { gateway: 'v2', body: 'not json', ...fields })
    await expect.poll(() => app.received.length).toBe(before + 1)
    return String(app.received.at(-1)?.headers['unipile-signature'])
  }
  const fresh = await send({})
  expect(fresh).toBe(signatureHeader(secret, timeOf(fresh), 'not json'))
  const old = await send({ age_seconds: 900 })
  expect(Math.round((Date.now() / 1000 - timeOf(old)) / 100)).toBe(9)
  expect(old).toBe(signatureHeader(secret, timeOf(old), 'not json'))
  const forged = await send({ forged: true })
  expect(forged).not.toBe(signatureHeader(secret, timeOf(forged), 'not json'))
  const own = await send({ headers: { 'unipile-signature': 'nonsense' } })
  expect(own).toBe('nonsense')
  const elsewhere = await send({ to: app.url, secret: 'another' })
  expect(elsewhere).toBe(signatureHeader('another', timeOf(elsewhere), 'not json'))
})

test('a new account tells account.add and then that it runs; a deleted one account.remove', async () => {
  const app = await startReceiver()
  const sandbox = await startSandbox()
  await listen(sandbox, app.url)
  const { id } = (await sandbox.intent('good', { state: 's-9' })).json
  const types = () => app.received.map(({ body }) => JSON.parse(body).type)
  await expect.poll(types).toEqual(['account.add', 'account.status.running'])
  expect(JSON.parse(app.received[0]?.body ?? '').payload).toEqual({ state: 's-9' })
  await sandbox.v2('DELETE', `/accounts/${id}`)
  await expect.poll(() => types().at(-1)).toBe('account.remove')
})

test('trouble can be had at one gateway alone', async () => {
  const { control, api, v2 } = await startSandbox()
  await control('gateway', { mode: 'down', only: 'v2' })
  expect((await v2('GET', '/accounts/')).status).toBe(503)
  expect((await api('GET', '/accounts')).status).toBe(200)
})
