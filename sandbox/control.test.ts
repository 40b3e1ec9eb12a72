import { expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'
import { startSandbox } from './test-client.ts'

test.each([
  ['down', 503, 'service_unavailable'],
  ['error', 500, 'unexpected_error'],
  ['unauthorized', 401, 'missing_credentials'],
  ['rate_limited', 429, 'too_many_requests'],
])('with the gateway %s every API call gets %i', async (mode, status, slug) => {
  const { control, api } = await startSandbox()
  await control('gateway', { mode })
  const answer = await api('GET', '/accounts')
  expect([answer.status, answer.json.type]).toEqual([status, `errors/${slug}`])
  await control('gateway', { mode: 'up' })
  expect((await api('GET', '/accounts')).status).toBe(200)
})

test('a hanging gateway never answers, and still lets the sandbox close', async () => {
  const { control, url, close } = await startSandbox()
  await control('gateway', { mode: 'hang' })
  const signal = AbortSignal.timeout(50)
  await expect(fetch(`${url}/api/v1/accounts`, { signal })).rejects.toThrow('timeout')
  const open = fetch(`${url}/api/v1/accounts`).catch(() => 'cut')
  await close()
  expect(await open).toBe('cut')
})

test('creating an account twice under one id changes nothing', async () => {
  const { control, state } = await startSandbox()
  const account = { id: 'seed-1', type: 'MAIL', name: 'Bob', username: 'bob@example.org', status: 'STOPPED' }
  await control('create-account', account)
  const again = await control('create-account', { ...account, status: 'OK' })
  expect(again.json.created).toBe(false)
  expect((await state()).accounts).toMatchObject([{ id: 'seed-1', sources: [{ status: 'STOPPED' }] }])
})

test('one source of an account may break alone, silently', async () => {
  const { control, api, createAccount, deliveries } = await startSandbox()
  const id = await createAccount({ type: 'GOOGLE' })
  await api('POST', '/webhooks', { source: 'account_status', request_url: 'http://localhost:1/x' })
  await control('status', { account_id: id, status: 'PERMISSIONS', source: `${id}_CALENDAR`, silent: true })
  const { sources } = (await api('GET', `/accounts/${id}`)).json
  expect(sources).toMatchObject([{ status: 'OK' }, { status: 'PERMISSIONS' }])
  expect(await deliveries()).toEqual([])
})

test.each([
  ['status', { account_id: 'nobody', status: 'OK' }, 404],
  ['status', { status: 'OK' }, 400],
  ['gateway', { mode: 'sideways' }, 400],
  ['deliveries', { mode: 'delay', delay_ms: 'soon' }, 400],
  ['notify', { url: 'https://example.com/', body: {} }, 400],
  ['send-webhook', {}, 400],
  ['create-account', { type: 'FAX', name: 'x' }, 400],
  ['nonsense', {}, 404],
])('control %s with bad input says what is wrong', async (name, body, status) => {
  const { control } = await startSandbox()
  const answer = await control(name, body)
  expect(answer.status).toBe(status)
  expect(answer.json.error).toEqual(expect.any(String))
})

test('a form gets back to the panel, and another site’s form is refused', async () => {
  const { page, url } = await startSandbox()
  expect((await page('/control/restart', {})).headers.get('location')).toBe('/')
  const foreign = await fetch(`${url}/control/restart`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site' },
  })
  expect(foreign.status).toBe(403)
})

test('accounts are paged by a cursor that carries its limit', async () => {
  const { api, createAccount } = await startSandbox()
  for (const name of ['a', 'b', 'c']) await createAccount({ name })
  const first = (await api('GET', '/accounts?limit=2')).json
  expect(first.items).toMatchObject([{ name: 'a' }, { name: 'b' }])
  const second = (await api('GET', `/accounts?cursor=${encodeURIComponent(String(first.cursor))}`)).json
  expect(second).toMatchObject({ object: 'AccountList', items: [{ name: 'c' }], cursor: null })
  expect((await api('GET', '/accounts?limit=251')).status).toBe(400)
})

test('the log has one line per request and neither keys, tokens nor query values', async () => {
  const lines: string[] = []
  const { link, page } = await startSandbox({ log: (line) => lines.push(line) })
  const token = new URL(await link()).pathname.split('/')[2] ?? ''
  await page(`/hosted/${token}/LINKEDIN?secret=hunter2`, { login: 'ada', password: 'hunter3' })
  expect(lines).toHaveLength(2)
  expect(lines.join('\n')).toMatch(/POST \/hosted\/.{4}…\/LINKEDIN\?secret=… 303 \d+ms/)
  for (const secret of [token, 'hunter', 'sandbox-key']) expect(lines.join('\n')).not.toContain(secret)
})

test('a bad variable is named', () => {
  expect(() => readEnvironment({ SANDBOX_PORT: '70000' })).toThrow('SANDBOX_PORT')
  expect(() => readEnvironment({ SANDBOX_URL: 'localhost:4010' })).toThrow('SANDBOX_URL')
  const keys = { SANDBOX_V2_API_KEY: 'two', SANDBOX_POSTPRESS_API_KEY: 'three' }
  expect(readEnvironment(keys)).toMatchObject({
    apiKey: 'sandbox-key',
    v2ApiKey: 'two',
    postpressApiKey: 'three',
  })
  expect(readEnvironment({})).toMatchObject({ port: 4010, host: '127.0.0.1', url: 'http://localhost:4010' })
})
