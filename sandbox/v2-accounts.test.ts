import { expect, test } from 'vitest'
import { startSandbox } from './test-client.ts'

test('the same person twice is refused and named; exists names one even at first', async () => {
  const { intent, v2 } = await startSandbox()
  const first = (await intent('good')).json
  const again = await intent('good')
  expect([again.status, again.json.type, again.json.detail]).toEqual([409, 'api/already_exists', first.id])
  const other = await intent('exists', { credentials: { username: 'grace', password: 'exists' } })
  expect((await v2('GET', `/accounts/${other.json.detail}`)).status).toBe(200)
  expect((await intent('exists-text')).json.detail).not.toMatch(/^acc_/)
})

test('a reconnect keeps the id, and refuses another provider and another person', async () => {
  const { intent, v2, control } = await startSandbox()
  const account_id = (await intent('good')).json.id
  await control('status', { account_id, status: 'disconnected' })
  const reconnect = (username: string, fields: object = {}) =>
    intent('', { account_id, credentials: { username, password: 'good' }, ...fields })
  const mallory = await reconnect('mallory')
  expect([mallory.status, mallory.json.type]).toEqual([401, 'provider/account_mismatch'])
  expect((await reconnect('ada', { provider: 'x' })).json.type).toBe('api/invalid_parameters')
  expect((await v2('GET', `/accounts/${account_id}`)).json.status).toBe('disconnected')
  expect((await reconnect('ADA@example.com')).json).toMatchObject({ id: account_id, status: 'running' })
  expect((await intent('good', { account_id: 'acc_unknown' })).status).toBe(404)
})

test('each key opens its own gateway, and each account is known to its own', async () => {
  const { api, v2, postpress, intent, createAccount } = await startSandbox()
  const second = String((await intent('good')).json.id)
  const first = await createAccount()
  for (const key of ['sandbox-key', 'pp_test_sandbox']) {
    const { status, json } = await v2('GET', '/accounts/', undefined, key)
    expect([status, json.type]).toEqual([401, 'api/missing_authorization'])
  }
  expect((await api('GET', '/accounts', undefined, 'sandbox-key-v2')).status).toBe(401)
  expect((await postpress('GET', '/accounts', undefined, 'sandbox-key')).status).toBe(401)
  expect((await v2('GET', `/accounts/${first}`)).status).toBe(404)
  expect((await api('GET', `/accounts/${second}`)).status).toBe(404)
  expect((await api('GET', '/accounts')).json.items).toHaveLength(1)
})

test('accounts are listed by name, in pages and filtered; patched and deleted', async () => {
  const { v2, createAccount, control } = await startSandbox()
  const names = ['cleo', 'ada', 'bob']
  const ids = await Promise.all(
    names.map((name) => createAccount({ gateway: 'v2', type: 'linkedin', name, username: name })),
  )
  const list = async (query = '') => (await v2('GET', `/accounts/${query}`)).json
  expect(await list('?limit=2')).toMatchObject({ data: [{ name: 'ada' }, { name: 'bob' }], has_more: true })
  expect(await list('?limit=2&offset=2')).toMatchObject({ data: [{ name: 'cleo' }], has_more: false })
  await control('status', { account_id: ids[2], status: 'CREDENTIALS' })
  expect(await list('?status=disconnected')).toMatchObject({ data: [{ name: 'bob' }] })
  expect((await v2('GET', `/${ids[2]}/users/me`)).json.type).toBe('provider/invalid_authorization')
  const patched = await v2('PATCH', `/accounts/${ids[0]}`, {
    metadata: { team: 'a' },
    auto_proxy_country: 'DE',
  })
  expect(patched.json).toMatchObject({ metadata: { custom_data: { team: 'a' } }, proxy: { country: 'DE' } })
  expect((await v2('DELETE', `/accounts/${ids[0]}`)).json).toEqual({ success: true })
  expect((await v2('GET', `/accounts/${ids[0]}`)).json.type).toBe('api/resource_not_found')
})
