import { expect, test } from 'vitest'
import { startSandbox } from './test-client.ts'

type Started = Awaited<ReturnType<typeof startSandbox>>
type Dialect = 'api' | 'postpress'

const connect = (sandbox: Started, password: string, fields: object = {}, dialect: Dialect = 'api') =>
  sandbox[dialect]('POST', '/accounts', {
    provider: 'LINKEDIN',
    username: 'ada@example.com',
    password,
    ...fields,
  })
const solve = (sandbox: Started, account_id: unknown, code: string, fields: object = {}) =>
  sandbox.api('POST', '/accounts/checkpoint', { provider: 'LINKEDIN', account_id, code, ...fields })

const mail = {
  provider: 'MAIL',
  ...{ imap_user: 'b@example.org', imap_password: 'x', imap_host: 'imap.example.org', imap_port: 993 },
  ...{ smtp_user: 'b@example.org', smtp_password: 'x', smtp_host: 'smtp.example.org', smtp_port: 465 },
}

test.each([
  ['LINKEDIN', { username: 'a', password: 'x' }],
  ['INSTAGRAM', { username: 'a', password: 'x' }],
  ['INSTAGRAM', { sessionid: 'abc' }],
  ['MESSENGER', { username: 'a', password: 'x' }],
  ['TWITTER', { username: 'a', email: 'a@example.com', password: 'x' }],
  ['MAIL', mail],
  ['GOOGLE_OAUTH', { refresh_token: 'r', access_token: 'a' }],
  ['OUTLOOK', { refresh_token: 'r', access_token: 'a', username: 'a@example.com', id: '1' }],
])('%s with %o is created', async (provider, fields) => {
  const { api } = await startSandbox()
  const { status, json } = await api('POST', '/accounts', { provider, ...fields })
  expect([status, json]).toEqual([201, { object: 'AccountCreated', account_id: expect.any(String) }])
  expect((await api('GET', `/accounts/${json.account_id}`)).json.type).toBe(provider)
})

test.each([
  ['2fa-sms', { type: '2FA', source: 'SMS' }],
  ['2fa-whatsapp', { type: '2FA' }],
  ['otp-email', { type: 'OTP' }],
  ['challenge', { type: 'OTP' }],
])('%s asks for a code; a wrong one may be tried again', async (persona, checkpoint) => {
  const sandbox = await startSandbox()
  const { status, json } = await connect(sandbox, persona)
  expect([status, json]).toEqual([202, { object: 'Checkpoint', account_id: expect.any(String), checkpoint }])
  expect((await sandbox.api('GET', `/accounts/${json.account_id}`)).status).toBe(404)
  const wrong = await solve(sandbox, json.account_id, '000000')
  expect([wrong.status, wrong.json.type]).toEqual([401, 'errors/invalid_checkpoint_solution'])
  const right = await solve(sandbox, json.account_id, '123456')
  expect([right.status, right.json]).toEqual([201, { object: 'AccountCreated', account_id: json.account_id }])
})

test('a phone number leads to a code and to a second one', async () => {
  const sandbox = await startSandbox()
  const { account_id } = (await connect(sandbox, 'phone')).json
  const second = await solve(sandbox, account_id, '(+33)0612345678')
  expect(second.json.checkpoint).toEqual({ type: 'OTP' })
  expect((await solve(sandbox, account_id, '123456')).json.checkpoint).toEqual({ type: '2FA', source: 'SMS' })
  expect((await solve(sandbox, account_id, '123456')).json.object).toBe('AccountCreated')
})

test('captcha and contract are solved by a token and an id', async () => {
  const sandbox = await startSandbox()
  const captcha = (await connect(sandbox, 'captcha')).json
  expect(captcha.checkpoint).toMatchObject({ type: 'CAPTCHA', public_key: expect.any(String) })
  expect((await solve(sandbox, captcha.account_id, 'sandbox-captcha-ok')).status).toBe(201)
  const contract = (await connect(sandbox, 'contract')).json
  expect(contract.checkpoint).toMatchObject({
    type: 'CONTRACT_CHOOSER',
    contract_options: [{ id: 'c-1' }, { id: 'c-2' }],
  })
  expect((await solve(sandbox, contract.account_id, 'c-1')).status).toBe(201)
})

test('an approval is polled for: posting an empty code is refused, the account appears', async () => {
  const sandbox = await startSandbox()
  const { account_id } = (await connect(sandbox, 'in-app')).json
  expect((await solve(sandbox, account_id, '')).json.type).toBe('errors/invalid_parameters')
  await sandbox.control('approve', { intent_id: account_id })
  expect((await sandbox.api('GET', `/accounts/${account_id}`)).json).toMatchObject({ object: 'Account' })
})

test('a QR code is scanned, however late, and the account appears under the id that was told', async () => {
  const { api, control } = await startSandbox({ qrLifeMs: 0 })
  const { status, json } = await api('POST', '/accounts', { provider: 'WHATSAPP' })
  expect([status, json.checkpoint]).toEqual([202, { type: 'QRCODE', qrcode: expect.any(String) }])
  expect((await api('GET', `/accounts/${json.account_id}`)).status).toBe(404)
  await control('scan', { account_id: json.account_id })
  expect((await api('GET', `/accounts/${json.account_id}`)).json.type).toBe('WHATSAPP')
})

test('another way leads from the app to a text message, and then nowhere', async () => {
  const sandbox = await startSandbox()
  const { account_id } = (await connect(sandbox, '2fa-app')).json
  expect((await solve(sandbox, account_id, 'TRY_ANOTHER_WAY')).json.checkpoint).toEqual({
    type: '2FA',
    source: 'SMS',
  })
  expect((await solve(sandbox, account_id, 'TRY_ANOTHER_WAY')).json.type).toBe('errors/checkpoint_error')
  const again = await sandbox.api('POST', '/accounts/checkpoint/resend', { provider: 'LINKEDIN', account_id })
  expect([again.status, again.json]).toEqual([200, { object: 'CheckpointResend', account_id, success: true }])
})

test('a sign-in is pending for five minutes, and for its own provider', async () => {
  let now = Date.now()
  const sandbox = await startSandbox({ now: () => now })
  const { account_id } = (await connect(sandbox, 'otp')).json
  const type = 'errors/authentication_intent_error'
  expect((await solve(sandbox, account_id, '123456', { provider: 'INSTAGRAM' })).json.type).toBe(type)
  now += 300_001
  const late = await solve(sandbox, account_id, '123456')
  expect([late.status, late.json.type]).toEqual([500, type])
})

test.each([
  ['wrong', 401, 'invalid_credentials'],
  ['unknown-context', 403, 'unknown_authentication_context'],
  ['restricted', 403, 'account_restricted'],
  ['timeout', 504, 'request_timeout'],
  ['insufficient', 403, 'insufficient_permissions'],
  ['proxy-auth', 401, 'invalid_proxy_credentials'],
  ['proxy-error', 502, 'proxy_error'],
  ['subscription', 403, 'subscription_required'],
  ['key', 401, 'missing_credentials'],
  ['rate', 429, 'too_many_requests'],
  ['500', 500, 'unexpected_error'],
])('%s is refused with %i %s, by Postpress too', async (persona, status, slug) => {
  const sandbox = await startSandbox()
  for (const dialect of ['api', 'postpress'] as const) {
    const answer = await connect(sandbox, persona, {}, dialect)
    expect([answer.status, answer.json.type]).toEqual([status, `errors/${slug}`])
  }
})

test('a reconnect keeps the id; another person is a wrong account', async () => {
  const sandbox = await startSandbox()
  const id = await sandbox.createAccount({ status: 'CREDENTIALS' })
  const reconnect = (username: string, password = 'good') =>
    sandbox.api('POST', `/accounts/${id}`, { provider: 'LINKEDIN', username, password })
  expect((await reconnect('mallory')).json.type).toBe('errors/wrong_account')
  const asked = await reconnect('ada@example.com', 'otp')
  expect(asked.json).toMatchObject({ object: 'Checkpoint', account_id: id })
  expect((await solve(sandbox, id, '123456')).json).toEqual({ object: 'AccountReconnected', account_id: id })
})

test('a mailbox is reconnected with its two passwords alone', async () => {
  const { api } = await startSandbox()
  const { account_id } = (await api('POST', '/accounts', mail)).json
  const answer = await api('POST', `/accounts/${account_id}`, { imap_password: 'y', smtp_password: 'y' })
  expect([answer.status, answer.json.object]).toEqual([200, 'AccountReconnected'])
})

test.each([
  ['no provider', { provider: undefined }, 'invalid_parameters'],
  ['a provider in the words of v2', { provider: 'linkedin' }, 'invalid_parameters'],
  ['a provider v1 has not', { provider: 'GOOGLE_MESSAGES' }, 'invalid_parameters'],
  ['no password', { password: undefined }, 'missing_parameters'],
  ['half a mailbox', { ...mail, smtp_host: undefined }, 'missing_parameters'],
])('a sign-in with %s is refused', async (_, fields, slug) => {
  const { status, json } = await connect(await startSandbox(), 'good', fields)
  expect([status, json.type]).toEqual([400, `errors/${slug}`])
})
