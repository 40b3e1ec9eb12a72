import { expect, test } from 'vitest'
import { linkRequest, startSandbox } from './test-client.ts'

const inTenMinutes = () => new Date(Date.now() + 600_000).toISOString()

test('a link is answered with the vendor’s two fields and a token that needs percent-encoding', async () => {
  const { api, url } = await startSandbox()
  const { status, json } = await api('POST', '/hosted/accounts/link', linkRequest())
  expect(status).toBe(201)
  expect(Object.keys(json)).toEqual(['object', 'url'])
  expect(json.url).toMatch(new RegExp(`^${url}/hosted/[^/]*%2F[^/]*$`))
})

test.each(['type', 'providers', 'api_url', 'expiresOn'])(
  'a link without %s is refused as missing',
  async (field) => {
    const { api } = await startSandbox()
    const { [field]: _, ...rest } = linkRequest()
    const { status, json } = await api('POST', '/hosted/accounts/link', rest)
    expect(status).toBe(400)
    expect(json.type).toBe('errors/missing_parameters')
    expect(json.detail).toContain(`/${field}`)
  },
)

test.each([
  ['an expiry without milliseconds', { expiresOn: inTenMinutes().replace(/\.\d+Z/, 'Z') }],
  ['an expiry without the Z', { expiresOn: inTenMinutes().replace('Z', '+00:00') }],
  ['an expiry that is no date', { expiresOn: '2026-13-45T12:00:00.000Z' }],
  ['an expiry in the past', { expiresOn: '2020-01-01T00:00:00.000Z' }],
  ['an unknown provider', { providers: ['LINKEDIN', 'SMTP'] }],
  ['no provider at all', { providers: [] }],
  ['a bare provider', { providers: 'LINKEDIN' }],
  ['an api_url with the version path', { api_url: 'https://api8.unipile.com:13816/api/v1' }],
  ['an api_url that is none', { api_url: 'api8.unipile.com' }],
  ['a notify_url that is none', { notify_url: 'javascript:alert(1)' }],
  ['a success address that is none', { success_redirect_url: '/accounts' }],
  ['an empty name', { name: '' }],
  ['an unknown type', { type: 'update' }],
])('a link with %s is refused as invalid', async (_, fields) => {
  const { api } = await startSandbox()
  const { status, json } = await api('POST', '/hosted/accounts/link', { ...linkRequest(), ...fields })
  expect([status, json.type]).toEqual([400, 'errors/invalid_parameters'])
})

test('a validation detail is a sentence, a newline and a long JSON dump', async () => {
  const { api } = await startSandbox()
  const { json } = await api('POST', '/hosted/accounts/link', {})
  const [sentence, dump] = String(json.detail).split('\n')
  expect(sentence).toMatch(/^One or more/)
  expect(JSON.parse(dump ?? '').errors.length).toBeGreaterThan(2)
})

test('fields nobody knows are accepted', async () => {
  const { api } = await startSandbox()
  const extra = { unilogin: {}, proxy_country: 'FR', disabled_options: ['proxy'], sync_limit: {} }
  expect((await api('POST', '/hosted/accounts/link', { ...linkRequest(), ...extra })).status).toBe(201)
})

test('a reconnect needs an account that exists', async () => {
  const { api, createAccount } = await startSandbox()
  const { providers: _, ...rest } = linkRequest()
  const reconnect = { ...rest, type: 'reconnect' }
  const without = await api('POST', '/hosted/accounts/link', reconnect)
  expect(without.json.type).toBe('errors/missing_parameters')
  const unknown = await api('POST', '/hosted/accounts/link', { ...reconnect, reconnect_account: 'nobody' })
  expect([unknown.status, unknown.json.type]).toEqual([404, 'errors/resource_not_found'])
  const id = await createAccount()
  const known = await api('POST', '/hosted/accounts/link', { ...reconnect, reconnect_account: id })
  expect(known.status).toBe(201)
})

test('a wrong key gets 401 whatever it asks for', async () => {
  const { api } = await startSandbox()
  const { status, json } = await api('GET', '/accounts', undefined, 'another-key')
  expect([status, json.type, json.status]).toEqual([401, 'errors/missing_credentials', 401])
})

test('a body that is not JSON is a malformed request', async () => {
  const { api } = await startSandbox()
  const { status, json } = await api('POST', '/hosted/accounts/link', '{"type":')
  expect([status, json.type]).toEqual([400, 'errors/malformed_request'])
})
