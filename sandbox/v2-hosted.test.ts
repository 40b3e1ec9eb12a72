import { expect, test } from 'vitest'
import { startReceiver, startSandbox } from './test-client.ts'

type Started = Awaited<ReturnType<typeof startSandbox>>

const request = (fields: object = {}) => ({
  providers: ['linkedin'],
  expires_on: new Date(Date.now() + 600_000).toISOString(),
  redirect_uri: 'http://localhost:1/back?keep=1',
  state: 'state-1',
  ...fields,
})

async function open({ v2, page }: Started, fields: object = {}): Promise<string> {
  const { status, json } = await v2('POST', '/auth/link', request(fields))
  expect([status, Object.keys(json)]).toEqual([200, ['object', 'link']])
  const opened = await page(String(json.link))
  return opened.headers.get('location') ?? ''
}

function returnOf(response: Response) {
  const to = new URL(response.headers.get('location') ?? '')
  expect(to.origin + to.pathname).toBe('http://localhost:1/back')
  return Object.fromEntries(to.searchParams)
}

async function listen({ v2 }: Started) {
  const app = await startReceiver()
  const trigger_events = ['account.add', 'account.reconnect', 'account.status.running']
  await v2('POST', '/webhooks/endpoints/', { url: app.url, trigger_events })
  const events = () =>
    app.received.map(({ body }) => JSON.parse(body)).filter(({ type }) => type !== 'account.status.running')
  return { events }
}

const good = { login: 'ada@example.com', password: 'good' }

test('a success comes back with account_id, provider and state, and the event carries the state', async () => {
  const sandbox = await startSandbox()
  const { events } = await listen(sandbox)
  const link = await open(sandbox)
  const back = returnOf(await sandbox.page(`${link}/LINKEDIN`, good))
  expect(back).toEqual({ keep: '1', account_id: expect.any(String), provider: 'linkedin', state: 'state-1' })
  expect((await sandbox.v2('GET', `/accounts/${back.account_id}`)).json.name).toBe('Ada')
  await expect.poll(() => events().length).toBe(1)
  expect(events()[0]).toEqual({
    id: expect.stringMatching(/^evt_/),
    created_at: expect.any(String),
    account_id: back.account_id,
    type: 'account.add',
    payload: { state: 'state-1' },
  })
})

test('the wizard’s own address carries the token in its query, on the domain asked for', async () => {
  const { v2, url } = await startSandbox()
  const link = async (fields: object) => String((await v2('POST', '/auth/link', request(fields))).json.link)
  expect(await link({})).toMatch(new RegExp(`^${url}/auth\\?token=.+%2F`))
  expect(new URL(await link({ domain: 'auth.acme.localhost' })).host).toBe(
    `auth.acme.localhost:${new URL(url).port}`,
  )
  expect((await v2('POST', '/auth/link', request({ domain: 'no/host' }))).status).toBe(400)
})

test.each([
  ['restricted', { error_type: 'api/restricted_account', state: 'state-1' }],
  ['fail', { error_type: 'provider/invalid_credentials', state: 'state-1' }],
  ['subscription', { error_type: 'api/inactive_subscription', state: 'state-1' }],
  ['timeout', { error_type: 'provider/timeout', state: 'state-1' }],
  ['exists-text', { error_type: 'api/already_exists', state: 'state-1' }],
])('%s comes back with error parameters', async (password, expected) => {
  const sandbox = await startSandbox()
  const link = await open(sandbox)
  const back = returnOf(await sandbox.page(`${link}/LINKEDIN`, { login: 'ada', password }))
  expect(back).toEqual({
    keep: '1',
    error_title: expect.any(String),
    error_detail: expect.any(String),
    ...expected,
  })
})

test('fail-no-state comes back without the state, and leaving does with it', async () => {
  const sandbox = await startSandbox()
  const link = await open(sandbox)
  const failed = returnOf(await sandbox.page(`${link}/LINKEDIN`, { login: 'ada', password: 'fail-no-state' }))
  expect([failed.error_type, failed.state]).toEqual(['provider/invalid_credentials', undefined])
  expect(returnOf(await sandbox.page(`${link}/cancel`, {})).state).toBe('state-1')
})

test('a duplicate names the account that is there', async () => {
  const sandbox = await startSandbox()
  const link = await open(sandbox)
  const first = returnOf(await sandbox.page(`${link}/LINKEDIN`, good))
  const second = returnOf(await sandbox.page(`${await open(sandbox)}/LINKEDIN`, good))
  expect(second).toMatchObject({ error_type: 'api/already_exists', error_detail: first.account_id })
})

test('a reconnect repairs its account, and another person comes back as a mismatch', async () => {
  const sandbox = await startSandbox()
  const { events } = await listen(sandbox)
  const id = await sandbox.createAccount({ gateway: 'v2', status: 'disconnected' })
  const link = await open(sandbox, { providers: undefined, account_id: id })
  const other = returnOf(await sandbox.page(`${link}/LINKEDIN`, { login: 'mallory', password: 'good' }))
  expect(other.error_type).toBe('provider/account_mismatch')
  expect(returnOf(await sandbox.page(`${link}/LINKEDIN`, good)).account_id).toBe(id)
  await expect.poll(events).toMatchObject([{ type: 'account.reconnect', payload: { state: 'state-1' } }])
  expect((await sandbox.v2('GET', `/accounts/${id}`)).json.status).toBe('running')
})

test('a link past its time comes back as expired, an unknown one is a page', async () => {
  const sandbox = await startSandbox()
  const link = await open(sandbox)
  await sandbox.control('expire-links')
  expect(returnOf(await sandbox.page(`${link}/LINKEDIN`)).error_type).toBe('api/expired_link')
  expect((await sandbox.page('/auth?token=nothing')).status).toBe(410)
})

test('either proof may be missing: the event, the state or all parameters', async () => {
  const sandbox = await startSandbox()
  const { events } = await listen(sandbox)
  const finish = async (login: string) =>
    returnOf(await sandbox.page(`${await open(sandbox)}/LINKEDIN`, { login, password: 'good' }))
  await sandbox.control('hosted-v2', { redirect: 'bare' })
  expect(await finish('a')).toEqual({ keep: '1' })
  await sandbox.control('hosted-v2', { redirect: 'no_state', event: 'none' })
  expect((await finish('b')).state).toBeUndefined()
  await expect.poll(() => events().length).toBe(1)
})

test('the state may be in the envelope, by control or by persona', async () => {
  const sandbox = await startSandbox()
  const { events } = await listen(sandbox)
  await sandbox.page(`${await open(sandbox)}/LINKEDIN`, { login: 'a', password: 'state-envelope' })
  await sandbox.control('hosted-v2', { state_in: 'envelope' })
  await sandbox.page(`${await open(sandbox)}/LINKEDIN`, { login: 'b', password: 'good' })
  await expect.poll(events).toMatchObject([
    { payload: null, state: 'state-1' },
    { payload: null, state: 'state-1' },
  ])
})

test('the redirect may come first: the event waits', async () => {
  const sandbox = await startSandbox()
  await listen(sandbox)
  await sandbox.control('hosted-v2', { order: 'redirect_first', delay_ms: 60_000 })
  returnOf(await sandbox.page(`${await open(sandbox)}/LINKEDIN`, good))
  const event = (await sandbox.deliveries()).find(({ summary }) => summary.startsWith('account.add'))
  expect((event?.dueAt ?? 0) - (event?.createdAt ?? 0)).toBe(60_000)
})

test('the event may come first: the browser is held until it was sent', async () => {
  const sandbox = await startSandbox()
  const { events } = await listen(sandbox)
  await sandbox.control('hosted-v2', { order: 'event_first', delay_ms: 300 })
  const link = await open(sandbox)
  let isBack = false
  const back = sandbox.page(`${link}/LINKEDIN`, good).then(() => {
    isBack = true
  })
  await expect.poll(() => events().length).toBe(1)
  expect(isBack).toBe(false)
  await back
})

test.each([
  ['no providers', { providers: undefined }],
  ['an unknown provider', { providers: ['facebook'] }],
  ['no expiry', { expires_on: undefined }],
  ['an expiry without milliseconds', { expires_on: '2099-01-01T00:00:00Z' }],
  ['an expiry in the past', { expires_on: '2020-01-01T00:00:00.000Z' }],
  ['no way back', { redirect_uri: undefined }],
  ['a way back that is none', { redirect_uri: 'javascript:alert(1)' }],
  [
    'products that exclude each other',
    { config: { linkedin: { products: ['recruiter', 'sales_navigator'] } } },
  ],
])('a link with %s is refused as invalid', async (_, fields) => {
  const { v2 } = await startSandbox()
  const { status, json } = await v2('POST', '/auth/link', request(fields))
  expect([status, json.type]).toEqual([400, 'api/invalid_parameters'])
})

test('wildcards offer their providers, and names of v1 in the body are ignored', async () => {
  const sandbox = await startSandbox()
  const link = await open(sandbox, { providers: '*:EMAILS', notify_url: 'http://localhost:1/n', name: 'x' })
  const picker = await (await sandbox.page(link)).text()
  expect(picker).toContain('Microsoft')
  expect(picker).not.toContain('WhatsApp')
  expect(picker).toContain('auth.unipile.com')
})
