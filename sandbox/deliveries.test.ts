import { expect, test } from 'vitest'
import { startReceiver, startSandbox } from './test-client.ts'

type Started = Awaited<ReturnType<typeof startSandbox>>

async function register({ api }: Started, url: string, fields: object = {}) {
  const secret = { key: 'Unipile-Auth', value: 'secret' }
  const body = { source: 'account_status', request_url: url, headers: [secret], ...fields }
  return (await api('POST', '/webhooks', body)).json.webhook_id as string
}

test('a status set in the panel reaches the webhook in the vendor’s shape and headers', async () => {
  const app = await startReceiver()
  const sandbox = await startSandbox()
  await register(sandbox, `${app.url}/status`)
  const id = await sandbox.createAccount({ type: 'GOOGLE' })
  await sandbox.control('status', { account_id: id, status: 'CREDENTIALS' })
  await expect.poll(() => app.received.length).toBe(1)
  const [event] = app.received
  expect(JSON.parse(event?.body ?? '')).toEqual({
    AccountStatus: { account_id: id, account_type: 'GOOGLE_OAUTH', message: 'CREDENTIALS' },
  })
  expect(event?.headers).toMatchObject({
    'unipile-auth': 'secret',
    'user-agent': 'axios/1.7.7',
    'content-type': 'application/x-www-form-urlencoded',
  })
})

test('a configured content type replaces the vendor’s', async () => {
  const app = await startReceiver()
  const sandbox = await startSandbox()
  await register(sandbox, app.url, { headers: [{ key: 'Content-Type', value: 'application/json' }] })
  const id = await sandbox.createAccount()
  await sandbox.control('status', { account_id: id, status: 'ERROR' })
  await expect.poll(() => app.received[0]?.headers['content-type']).toBe('application/json')
})

test('only the wanted accounts, events and enabled webhooks are told', async () => {
  const sandbox = await startSandbox()
  const id = await sandbox.createAccount()
  await register(sandbox, 'http://localhost:1/a', { account_ids: ['another'] })
  await register(sandbox, 'http://localhost:1/b', { events: ['credentials'] })
  await register(sandbox, 'http://localhost:1/c', { enabled: false })
  await register(sandbox, 'http://localhost:1/d', { source: 'messaging' })
  await register(sandbox, 'http://localhost:1/e', { account_ids: [id], events: ['ok'] })
  await sandbox.control('status', { account_id: id, status: 'OK' })
  expect((await sandbox.deliveries()).map(({ url }) => url)).toEqual(['http://localhost:1/e'])
})

test('anything but 200 is tried five times with growing pauses, then given up', async () => {
  const app = await startReceiver(() => 201)
  const sandbox = await startSandbox()
  await register(sandbox, app.url)
  await sandbox.control('status', { account_id: await sandbox.createAccount(), status: 'ERROR' })
  const outcome = async () => (await sandbox.deliveries())[0]?.outcome
  await expect.poll(outcome, { timeout: 4000 }).toBe('given-up')
  const [delivery] = await sandbox.deliveries()
  expect(delivery?.attempts.map(({ answer }) => answer)).toEqual(Array(5).fill('201'))
  expect(app.received).toHaveLength(5)
})

test('events of one account keep their order, a failing one holds the next back', async () => {
  const app = await startReceiver((nth) => (nth === 1 ? 503 : 200))
  const sandbox = await startSandbox()
  await register(sandbox, app.url)
  const id = await sandbox.createAccount()
  for (const status of ['ERROR', 'CONNECTING', 'OK'])
    await sandbox.control('status', { account_id: id, status })
  await expect.poll(app.messages).toEqual(['ERROR', 'ERROR', 'CONNECTING', 'OK'])
})

test('a success tells CREATION_SUCCESS first and OK after', async () => {
  const app = await startReceiver()
  const sandbox = await startSandbox()
  await register(sandbox, app.url)
  await sandbox.page(`${await sandbox.link()}/LINKEDIN`, { login: 'a', password: 'good' })
  await expect.poll(app.messages).toEqual(['CREATION_SUCCESS', 'OK'])
})

test('doubled deliveries come twice, dropped ones never, reordered ones the wrong way round', async () => {
  const app = await startReceiver()
  const sandbox = await startSandbox()
  await register(sandbox, app.url)
  const id = await sandbox.createAccount()
  const set = (status: string) => sandbox.control('status', { account_id: id, status })
  await sandbox.control('deliveries', { mode: 'double' })
  await set('ERROR')
  await expect.poll(app.messages).toEqual(['ERROR', 'ERROR'])
  await sandbox.control('deliveries', { mode: 'drop' })
  await set('STOPPED')
  expect((await sandbox.deliveries()).at(-1)?.outcome).toBe('dropped')
  await sandbox.control('deliveries', { mode: 'reorder', delay_ms: 150 })
  await set('CREDENTIALS')
  await set('OK')
  await expect.poll(app.messages).toEqual(['ERROR', 'ERROR', 'OK', 'CREDENTIALS'])
})

test('a raw webhook carries the configured headers and any body, once', async () => {
  const app = await startReceiver(() => 401)
  const sandbox = await startSandbox()
  await register(sandbox, app.url)
  await sandbox.control('send-webhook', { body: 'not json', headers: { 'unipile-auth': 'forged' } })
  await expect.poll(() => app.received.length).toBe(1)
  expect(app.received[0]).toMatchObject({ body: 'not json', headers: { 'unipile-auth': 'forged' } })
  await expect.poll(async () => (await sandbox.deliveries())[0]?.outcome).toBe('given-up')
})

test('a deleted account is gone and said to be DELETED', async () => {
  const app = await startReceiver()
  const sandbox = await startSandbox()
  await register(sandbox, app.url)
  const id = await sandbox.createAccount()
  expect((await sandbox.api('DELETE', `/accounts/${id}`)).json).toEqual({ object: 'AccountDeleted' })
  await expect.poll(app.messages).toEqual(['DELETED'])
  expect((await sandbox.api('DELETE', `/accounts/${id}`)).json.type).toBe('errors/resource_not_found')
})
