import { expect, test } from 'vitest'
import { startSandbox } from './test-client.ts'

const browser = 'Mozilla/5.0 ExampleBrowser/1.0'
type Started = Awaited<ReturnType<typeof startSandbox>>

const byCookie = ({ intent }: Started, li_at: string, user_agent = browser, fields: object = {}) =>
  intent('', { credentials: { access_token: li_at, user_agent }, ...fields })

test('a cookie signs in the member it belongs to, from its own browser only', async () => {
  const sandbox = await startSandbox()
  const cookie = { li_at: 'AQED-1', member_id: 'ACoAAB-ada', name: 'Ada Example', user_agent: browser }
  await sandbox.control('linkedin-cookie', cookie)
  const elsewhere = await byCookie(sandbox, 'AQED-1', 'another browser')
  expect([elsewhere.status, elsewhere.json.type]).toEqual([401, 'provider/invalid_credentials'])
  const { json } = await byCookie(sandbox, 'AQED-1')
  expect(json).toMatchObject({ object: 'Account', user_id: 'ACoAAB-ada', name: 'Ada Example' })
})

test('a cookie nobody made known, or one that has ended, is refused', async () => {
  const sandbox = await startSandbox()
  expect((await byCookie(sandbox, 'made-up')).json.type).toBe('provider/invalid_credentials')
  await sandbox.control('linkedin-cookie', { li_at: 'AQED-1', login: 'ada@example.com' })
  await sandbox.control('linkedin-cookie', { li_at: 'AQED-1', login: 'ada@example.com', valid: false })
  expect((await byCookie(sandbox, 'AQED-1')).json.type).toBe('provider/invalid_credentials')
})

test('a cookie of the same member repairs an account made with a password, another member’s does not', async () => {
  const sandbox = await startSandbox()
  const account_id = (await sandbox.intent('good')).json.id
  await sandbox.control('linkedin-cookie', { li_at: 'hers', login: 'ada@example.com' })
  await sandbox.control('linkedin-cookie', { li_at: 'his', login: 'mallory@example.com' })
  const his = await byCookie(sandbox, 'his', browser, { account_id })
  expect(his.json.type).toBe('provider/account_mismatch')
  expect((await byCookie(sandbox, 'hers', browser, { account_id })).json.id).toBe(account_id)
})

test('while LinkedIn is down a cookie is neither right nor wrong', async () => {
  let now = Date.now()
  const sandbox = await startSandbox({ now: () => now })
  await sandbox.control('linkedin-cookie', { li_at: 'AQED-1', member_id: 'm-1' })
  await sandbox.control('linkedin-down', { minutes: 5 })
  const down = await byCookie(sandbox, 'AQED-1')
  expect([down.status, down.json.type]).toEqual([504, 'provider/timeout'])
  now += 5 * 60_000
  expect((await byCookie(sandbox, 'AQED-1')).status).toBe(200)
  await sandbox.control('linkedin-down', { until: new Date(now + 60_000).toISOString() })
  expect((await byCookie(sandbox, 'AQED-1')).status).toBe(504)
  await sandbox.control('linkedin-down', { until: 'off' })
  expect((await byCookie(sandbox, 'AQED-1')).json.type).toBe('api/already_exists')
})

test('a login with a cookie can meet what a login with a password meets', async () => {
  const sandbox = await startSandbox()
  await sandbox.control('linkedin-cookie', { li_at: 'AQED-1', member_id: 'm-1', persona: '2fa-app' })
  const { json } = await byCookie(sandbox, 'AQED-1')
  expect(json).toMatchObject({ object: 'AuthenticationCheckpoint', checkpoint: { type: '2FA' } })
})

test('v1 and Postpress check the same cookie', async () => {
  const { control, api, postpress } = await startSandbox()
  await control('linkedin-cookie', { li_at: 'AQED-1', member_id: 'm-1', user_agent: browser })
  const body = { provider: 'LINKEDIN', access_token: 'AQED-1', premium_token: 'x' }
  for (const call of [api, postpress]) {
    expect((await call('POST', '/accounts', body)).json.type).toBe('errors/invalid_credentials')
    const { status, json } = await call('POST', '/accounts', { ...body, user_agent: browser })
    expect(status).toBe(201)
    const account = (await call('GET', `/accounts/${json.account_id}`)).json
    expect(account.connection_params).toMatchObject({ im: { id: 'm-1' } })
  }
})
