import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { linkRequest, startReceiver, startSandbox } from './test-client.ts'

type Json = Record<string, unknown>

function payload(name: string): Json {
  return JSON.parse(readFileSync(new URL(`./payloads/${name}.json`, import.meta.url), 'utf8'))
}

/** The names of all fields at every depth; for a list, those of its first item. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])]
  if (typeof value !== 'object' || value === null) return 'value'
  const names = Object.entries(value).sort(([one], [other]) => one.localeCompare(other))
  return Object.fromEntries(names.map(([name, inner]) => [name, shapeOf(inner)]))
}

const expectShape = (answer: unknown, name: string) =>
  expect(shapeOf(answer), name).toEqual(shapeOf(payload(name)))

test.each([
  ['2fa-app', 'v2-checkpoint-2fa-app'],
  ['2fa-sms', 'v2-checkpoint-2fa-sms'],
  ['2fa-whatsapp', 'v2-checkpoint-2fa-whatsapp'],
  ['otp', 'v2-checkpoint-otp'],
  ['otp-email', 'v2-checkpoint-otp-channel'],
  ['phone', 'v2-checkpoint-phone-register'],
  ['captcha', 'v2-checkpoint-captcha'],
  ['in-app', 'v2-checkpoint-in-app-validation'],
  ['otp-or-in-app', 'v2-checkpoint-otp-or-in-app'],
  ['contract', 'v2-checkpoint-contract-selection'],
  ['challenge', 'v2-checkpoint-challenge-selection'],
  ['loading', 'v2-checkpoint-loading'],
  ['wrong', 'v2-error-invalid-credentials'],
  ['unknown-context', 'v2-error-unknown-authentication-context'],
  ['restricted', 'v2-error-account-restricted'],
  ['exists', 'v2-error-already-exists'],
  ['timeout', 'v2-error-provider-timeout'],
  ['proxy-auth', 'v2-error-proxy-auth'],
  ['proxy-error', 'v2-error-proxy-error'],
  ['proxy-timeout', 'v2-error-proxy-timeout'],
  ['subscription', 'v2-error-inactive-subscription'],
  ['key', 'v2-error-missing-authorization'],
  ['rate', 'v2-error-too-many-requests'],
])('%s is answered in the shape of %s', async (persona, name) => {
  const { intent } = await startSandbox()
  const { json } = await intent(persona)
  expectShape(json, name)
  const { type, status, title, checkpoint } = payload(name)
  if (status) expect(json).toMatchObject({ type, status, title })
  else expect(json.checkpoint).toMatchObject({ type: (checkpoint as Json).type })
})

test.each([
  ['v2-intent-linkedin-credentials-request', 'Account'],
  ['v2-intent-linkedin-cookie-request', 'Account'],
  ['v2-intent-instagram-cookie-request', 'Account'],
  ['v2-intent-imap-simple-request', 'Account'],
  ['v2-intent-imap-full-request', 'Account'],
  ['v2-intent-mock-request', 'Account'],
  ['v2-intent-qrcode-request', 'AuthenticationQrCode'],
  ['v2-intent-google-request', 'OauthUrl'],
])('%s is understood and answers %s', async (name, object) => {
  const { v2, control } = await startSandbox()
  await control('linkedin-cookie', { li_at: 'LI_AT_COOKIE_VALUE', member_id: 'm-1' })
  const { json } = await v2('POST', '/auth/intent', payload(name))
  expect(json.object).toBe(object)
  if (object === 'AuthenticationQrCode') expectShape(json, 'v2-qrcode')
  if (object === 'OauthUrl') expectShape(json, 'v2-oauth-url')
})

test.each([
  ['running', 'v2-account-running'],
  ['disconnected', 'v2-account-disconnected'],
  ['errored', 'v2-account-errored'],
  ['degraded', 'v2-account-degraded'],
  ['locked', 'v2-account-locked'],
])('an account that is %s has the shape of %s', async (status, name) => {
  const { v2, control, createAccount } = await startSandbox()
  const account_id = await createAccount({ gateway: 'v2' })
  await control('status', { account_id, status })
  const { json } = await v2('GET', `/accounts/${account_id}`)
  expectShape(json, name)
  expect(json).toMatchObject({ status: payload(name).status, is_locked: payload(name).is_locked })
})

test('lists, deletions, links and mailboxes have the recorded shapes', async () => {
  const { v2, createAccount, intent } = await startSandbox({ settleMs: 60_000 })
  const id = await createAccount({ gateway: 'v2' })
  expectShape((await v2('GET', '/accounts/')).json, 'v2-account-list')
  expectShape((await v2('DELETE', `/accounts/${id}`)).json, 'v2-account-deleted')
  expectShape((await v2('GET', `/accounts/${id}`)).json, 'v2-error-resource-not-found')
  const soon = { expires_on: new Date(Date.now() + 600_000).toISOString() }
  for (const name of ['v2-link-create-request', 'v2-link-create-request-minimal']) {
    const { json } = await v2('POST', '/auth/link', { ...payload(name), ...soon })
    expectShape(json, 'v2-link-response')
  }
  const mailbox = { user: 'b@example.org', password: 'x' }
  const config = { initial_sync_enable: true }
  const synced = await intent('', { provider: 'imap', credentials: mailbox, config })
  expectShape(synced.json, 'v2-account-imap-initial-sync')
})

test.each([
  ['running', {}, 'v2-event-account-status-running'],
  ['disconnected', {}, 'v2-event-account-status-disconnected'],
  ['disconnected', { product: 'recruiter' }, 'v2-event-account-status-disconnected-product'],
  ['errored', { reason: 'proxy' }, 'v2-event-account-status-errored-proxy'],
  ['degraded', {}, 'v2-event-account-status-degraded'],
  ['partial', {}, 'v2-event-account-status-partial'],
  ['locked', {}, 'v2-event-account-locked'],
  ['unlocked', {}, 'v2-event-account-unlocked'],
  ['initial_sync.completed', {}, 'v2-event-account-initial-sync-completed'],
  ['initial_sync.failed', {}, 'v2-event-account-initial-sync-failed'],
])('the event of %s %o has the shape of %s', async (status, fields, name) => {
  const app = await startReceiver()
  const { v2, control, createAccount } = await startSandbox()
  const { url: _, ...request } = payload('v2-webhook-endpoint-create-request')
  const endpoint = await v2('POST', '/webhooks/endpoints/', { ...request, url: app.url })
  expectShape({ ...endpoint.json, trigger_events: ['x'] }, 'v2-webhook-endpoint')
  const account_id = await createAccount({ gateway: 'v2' })
  await control('status', { account_id, status, ...fields })
  await expect.poll(() => app.received.length).toBe(1)
  const event = JSON.parse(app.received[0]?.body ?? '')
  expectShape(event, name)
  expect(event.type).toBe(payload(name).type)
  const log = async () => (await v2('GET', '/webhooks/conversations/')).json
  await expect.poll(async () => ((await log()).data as unknown[]).length).toBe(1)
  expectShape(await log(), 'v2-webhook-conversations')
})

test.each([
  ['2fa-sms', 'v1-checkpoint-2fa-sms'],
  ['2fa-whatsapp', 'v1-checkpoint-2fa-no-source'],
  ['otp', 'v1-checkpoint-otp'],
  ['phone', 'v1-checkpoint-phone-register'],
  ['in-app', 'v1-checkpoint-in-app-validation'],
  ['captcha', 'v1-checkpoint-captcha'],
  ['contract', 'v1-checkpoint-contract-chooser'],
])('in v1 %s is answered in the shape of %s', async (password, name) => {
  const { api } = await startSandbox()
  const request = { ...payload('v1-auth-linkedin-credentials-request'), password }
  expectShape((await api('POST', '/accounts', request)).json, name)
})

test.each([
  ['v1-auth-whatsapp-request', 'v1-checkpoint-qrcode'],
  ['v1-auth-imap-request', 'v1-account-created'],
  ['v1-auth-linkedin-cookie-request', 'v1-account-created'],
])('%s is answered in the shape of %s', async (request, answer) => {
  const { api, control } = await startSandbox()
  await control('linkedin-cookie', { li_at: 'LI_AT_COOKIE_VALUE', member_id: 'm-1' })
  expectShape((await api('POST', '/accounts', payload(request))).json, answer)
})

test('Postpress answers, notifies and refuses in its recorded shapes', async () => {
  const app = await startReceiver()
  const { postpress, page, control } = await startSandbox()
  const { expiresOn } = linkRequest()
  const request = { ...payload('postpress-link-create-request'), expiresOn, notify_url: `${app.url}/notify` }
  const { json } = await postpress('POST', '/hosted/accounts/link', request)
  expectShape(json, 'postpress-link-response')
  await page(`${json.url}/LINKEDIN`, { login: 'ada', password: 'good' })
  await expect.poll(() => app.received.length).toBe(1)
  const notify = JSON.parse(app.received[0]?.body ?? '')
  expectShape(notify, 'postpress-notify-creation-success')
  const webhook = { ...payload('postpress-webhook-create-request'), request_url: `${app.url}/status` }
  expect((await postpress('POST', '/webhooks', webhook)).status).toBe(201)
  await control('status', { account_id: notify.account_id, status: 'CREDENTIALS' })
  const told = () => app.received.filter(({ path }) => path === '/status').map(({ body }) => JSON.parse(body))
  await expect
    .poll(() => told().some(({ AccountStatus }) => AccountStatus.message === 'CREDENTIALS'))
    .toBe(true)
  expectShape(told()[0], 'postpress-status-credentials')
  expectShape((await postpress('GET', '/accounts/nobody')).json, 'postpress-error-not-found')
})
