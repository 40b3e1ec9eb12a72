import { expect, test } from 'vitest'
import { startSandbox } from './test-client.ts'

const word = (json: Record<string, unknown>) =>
  (json.checkpoint as { type?: string } | undefined)?.type ?? json.type ?? json.object

test.each([
  ['linkedin', { username: 'a@example.com', password: 'x' }],
  ['instagram', { username: 'ada', password: 'x' }],
  ['instagram', { sessionid: 'abc' }],
  ['facebook', { username: 'a@example.com', password: 'x' }],
  ['x', { username: 'ada', password: 'x' }],
  ['imap', { user: 'bob@example.org', password: 'x' }],
  ['mock', {}],
])('%s with %o answers an account, running at once', async (provider, credentials) => {
  const { intent, v2 } = await startSandbox()
  const { status, json } = await intent('', { provider, credentials })
  expect([status, json.object, json.provider, json.status]).toEqual([200, 'Account', provider, 'running'])
  expect(json.id).toMatch(/^acc_\w{26}$/)
  expect((await v2('GET', `/accounts/${json.id}`)).json).toEqual(json)
})

test.each(['whatsapp', 'telegram', 'google_messages'])('%s answers a QR code', async (provider) => {
  const { intent } = await startSandbox()
  const { json } = await intent('', { provider, credentials: { qrcode: true } })
  expect(json).toEqual({
    object: 'AuthenticationQrCode',
    intent_id: expect.any(String),
    qrcode: expect.any(String),
  })
})

test.each([
  ['2fa-sms', { type: '2FA', platform: 'SMS' }],
  ['2fa-app', { type: '2FA', platform: 'APP' }],
  ['2fa-whatsapp', { type: '2FA', platform: 'WHATSAPP' }],
  ['otp', { type: 'OTP' }],
  ['otp-email', { type: 'OTP', channel: 'EMAIL' }],
  ['otp-or-in-app', { type: 'OTP_OR_IN_APP_VALIDATION', channel: 'SMS' }],
  ['future', { type: 'RETINA_SCAN' }],
])(
  '%s: a wrong code may be tried again, the right one connects under the intent’s id',
  async (persona, checkpoint) => {
    const { intent, solve } = await startSandbox()
    const { json } = await intent(persona)
    expect(json).toMatchObject({ object: 'AuthenticationCheckpoint', checkpoint })
    const wrong = await solve(json.intent_id, '000000')
    expect([wrong.status, wrong.json.type]).toEqual([401, 'provider/invalid_checkpoint_code'])
    const right = await solve(json.intent_id, '123456')
    expect(right.json).toMatchObject({ object: 'Account', id: json.intent_id })
  },
)

test('phone asks for a number, then a code, then a second one', async () => {
  const { intent, solve } = await startSandbox()
  const { intent_id } = (await intent('phone')).json
  expect((await solve(intent_id, 'not a number')).json.type).toBe('provider/invalid_checkpoint_code')
  expect(word((await solve(intent_id, '+33 6 12 34 56 78')).json)).toBe('OTP')
  expect(word((await solve(intent_id, '123456')).json)).toBe('2FA')
  expect(word((await solve(intent_id, '123456')).json)).toBe('Account')
})

test('a captcha takes the widget’s token only, and a code may follow it', async () => {
  const { intent, solve } = await startSandbox()
  const { intent_id } = (await intent('chain')).json
  expect((await solve(intent_id, '123456')).json.type).toBe('provider/invalid_checkpoint_code')
  expect(word((await solve(intent_id, 'sandbox-captcha-ok')).json)).toBe('2FA')
  expect(word((await solve(intent_id, '123456')).json)).toBe('Account')
})

test('a contract is chosen by its id', async () => {
  const { intent, solve } = await startSandbox()
  const { intent_id } = (await intent('contract')).json
  expect((await solve(intent_id, 'c-9')).status).toBe(401)
  expect(word((await solve(intent_id, 'c-2')).json)).toBe('Account')
})

test('a chosen challenge leads to a code by that way', async () => {
  const { intent, v2, solve } = await startSandbox()
  const { intent_id } = (await intent('challenge')).json
  const choose = (challenge: string) => v2('POST', '/auth/checkpoint/request', { intent_id, challenge })
  expect((await choose('PIGEON')).json.type).toBe('api/invalid_parameters')
  expect((await choose('WHATSAPP')).json.checkpoint).toEqual({ type: 'OTP', channel: 'WHATSAPP' })
  expect(word((await solve(intent_id, '123456')).json)).toBe('Account')
})

test('a code is sent again where there is one', async () => {
  const { intent, v2, state } = await startSandbox()
  const sms = (await intent('2fa-sms')).json.intent_id
  expect((await v2('POST', '/auth/checkpoint/resend', { intent_id: sms })).status).toBe(204)
  expect((await state()).intents).toMatchObject([{ id: sms, resends: 1 }])
  const app = (await intent('2fa-app')).json.intent_id
  expect((await v2('POST', '/auth/checkpoint/resend', { intent_id: app })).status).toBe(400)
})

test('told so, one wrong code is the end', async () => {
  const { intent, solve, control } = await startSandbox()
  await control('timing', { wrong_code_ends: true })
  const { intent_id } = (await intent('otp')).json
  expect((await solve(intent_id, '000000')).status).toBe(401)
  expect((await solve(intent_id, '123456')).json.type).toBe('api/resource_not_found')
})

test('an intent is forgotten after five minutes, and when its account was told', async () => {
  let now = Date.now()
  const { intent, solve } = await startSandbox({ now: () => now })
  const first = (await intent('otp')).json.intent_id
  expect((await solve(first, '123456')).status).toBe(200)
  expect((await solve(first, '123456')).status).toBe(404)
  const second = (await intent('otp', { credentials: { username: 'bob', password: 'otp' } })).json.intent_id
  now += 300_001
  expect((await solve(second, '123456')).status).toBe(404)
})

test.each([
  ['wrong', 401, 'provider/invalid_credentials'],
  ['unknown-context', 403, 'provider/unknown_authentication_context'],
  ['restricted', 403, 'api/account_restricted'],
  ['exists', 409, 'api/already_exists'],
  ['timeout', 504, 'provider/timeout'],
  ['insufficient', 403, 'provider/insufficient_permissions'],
  ['proxy-auth', 401, 'api/proxy_auth_error'],
  ['proxy-error', 502, 'api/proxy_error'],
  ['proxy-timeout', 504, 'api/proxy_timeout'],
  ['subscription', 403, 'api/inactive_subscription'],
  ['key', 401, 'api/missing_authorization'],
  ['rate', 429, 'api/too_many_requests'],
  ['500', 500, 'api/internal_error'],
])('%s is refused with %i %s', async (persona, status, type) => {
  const { intent } = await startSandbox()
  const { status: got, json, headers } = await intent(persona)
  expect([got, json.type, json.status]).toEqual([status, type, status])
  expect(Object.keys(json)).toEqual(['object', 'type', 'status', 'title', 'detail', 'req_id'])
  expect(headers.get('content-type')).toContain('application/problem+json')
  expect(headers.get('retry-after')).toBe(status === 429 ? '24' : null)
})

test('html is no JSON, huge is huge and echoes the password, hang never answers', async () => {
  const { url, intent } = await startSandbox()
  const raw = (password: string, signal?: AbortSignal) =>
    fetch(`${url}/v2/auth/intent`, {
      method: 'POST',
      headers: { 'x-api-key': 'sandbox-key-v2' },
      body: JSON.stringify({ provider: 'linkedin', credentials: { username: 'ada', password } }),
      signal: signal ?? null,
    })
  const page = await raw('html')
  expect([page.status, page.headers.get('content-type')]).toEqual([502, expect.stringContaining('text/html')])
  const { status, json } = await intent('huge#canary-1')
  expect([status, json.type]).toEqual([400, 'api/invalid_parameters'])
  expect(String(json.detail).length).toBeGreaterThan(300_000)
  expect(json.detail).toContain('"password":"huge#canary-1"')
  await expect(raw('hang', AbortSignal.timeout(60))).rejects.toThrow('timeout')
})

test.each([
  ['no provider', { provider: undefined }],
  ['an unknown provider', { provider: 'fax' }],
  ['a provider in the words of v1', { provider: 'LINKEDIN' }],
  ['no credentials', { credentials: undefined }],
  ['no password', { credentials: { username: 'ada' } }],
  ['a cookie without its browser', { credentials: { access_token: 'x' } }],
  ['two products that exclude each other', { config: { products: ['recruiter', 'sales_navigator'] } }],
  ['an unknown product', { config: { products: ['premium'] } }],
  ['a country that is none', { config: { auto_proxy_config: { country: 'France' } } }],
  ['a proxy without a port', { config: { custom_proxy: { host: 'p.example' } } }],
  ['a QR code not asked for', { provider: 'whatsapp', credentials: {} }],
  [
    'a mailbox nobody can detect',
    { provider: 'imap', credentials: { user: 'a@custom.example', password: 'x' } },
  ],
  [
    'half a mailbox',
    { provider: 'imap', credentials: { imap: { user: 'a', password: 'b', host: 'c', port: 1 } } },
  ],
  ['OAuth without a way back', { provider: 'google', credentials: undefined }],
])('an intent with %s is refused as invalid', async (_, fields) => {
  const { intent } = await startSandbox()
  const { status, json } = await intent('good', fields)
  expect([status, json.type]).toEqual([400, 'api/invalid_parameters'])
})

test.each([
  ['bad-proxy.example', undefined, 'api/proxy_error'],
  ['slow-proxy.example', undefined, 'api/proxy_timeout'],
  ['proxy.example', 'wrong', 'api/proxy_auth_error'],
])('the proxy %s with the password %s is refused as %s', async (host, password, type) => {
  const { intent } = await startSandbox()
  const custom_proxy = { host, port: 8080, username: 'u', password }
  expect((await intent('good', { config: { custom_proxy } })).json.type).toBe(type)
})

test('products, proxy and scope show in the account, and the proxy’s password does not', async () => {
  const { intent } = await startSandbox()
  const custom_proxy = {
    host: 'p.example',
    port: 8080,
    username: 'u',
    password: 'secret',
    protocol: 'socks5',
  }
  const { json } = await intent('good', { config: { custom_proxy, products: ['classic', 'recruiter'] } })
  expect(json.metadata).toEqual({ products_connection_status: { classic: 'running', recruiter: 'running' } })
  const { password: _, ...shown } = custom_proxy
  expect(json.proxy).toEqual({ country: null, auto_proxy: false, ...shown })
})

test('full mail settings connect a mailbox that nobody can detect, with its initial sync', async () => {
  const { intent, v2 } = await startSandbox({ settleMs: 40 })
  const server = { user: 'a@custom.example', password: 'x', host: 'mail.custom.example', port: 993 }
  const { json } = await intent('', {
    provider: 'imap',
    credentials: { imap: { ...server, encryption: 'tls' }, smtp: { ...server, port: 465 } },
    config: { initial_sync_enable: true },
  })
  expect(json).toMatchObject({ user_id: 'a@custom.example', initial_sync: { status: 'running' } })
  const sync = async () => (await v2('GET', `/accounts/${json.id}`)).json.initial_sync
  await expect.poll(sync).toMatchObject({ status: 'completed' })
})

test('OAuth opens a consent page and comes back with the account and the state', async () => {
  const { intent, page, v2 } = await startSandbox()
  const { json } = await intent('', {
    provider: 'google',
    credentials: undefined,
    oauth_callback_redirect_uri: 'http://localhost:1/oauth?keep=1',
    login_hint: 'ada@example.org',
    state: 's-1',
  })
  expect(Object.keys(json)).toEqual(['object', 'url'])
  const consent = await (await page(`${json.url}/GOOGLE`)).text()
  expect(consent).toContain('ada@example.org')
  const back = await page(`${json.url}/GOOGLE`, { login: 'ada@example.org' })
  const to = new URL(back.headers.get('location') ?? '')
  expect(Object.fromEntries(to.searchParams)).toMatchObject({ keep: '1', provider: 'google', state: 's-1' })
  const account = await v2('GET', `/accounts/${to.searchParams.get('account_id')}`)
  expect(account.json).toMatchObject({ provider: 'google', user_id: 'ada@example.org' })
})
