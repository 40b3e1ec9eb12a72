import { expect, test } from 'vitest'
import { linkRequest, startReceiver, startSandbox } from './test-client.ts'

type Started = Awaited<ReturnType<typeof startSandbox>>
const ulid = /^acc_01H[0-9A-Z]{23}$/

async function link({ postpress }: Started, fields: object = {}): Promise<string> {
  const body = { ...linkRequest(), api_url: 'https://api.postpress.ai/v1', ...fields }
  const { status, json } = await postpress('POST', '/hosted/accounts/link', body)
  expect([status, json.object]).toEqual([201, 'HostedAuthURL'])
  return String(json.url)
}

test('a link has a host path of its own and leads to an account with an id of its own', async () => {
  const app = await startReceiver()
  const sandbox = await startSandbox()
  const url = await link(sandbox, { notify_url: app.url })
  expect(url).toMatch(new RegExp(`^${sandbox.url}/postpress/hosted/[^/]*%2F[^/]*$`))
  expect(await (await sandbox.page(`${url}/LINKEDIN`)).text()).toContain('auth.postpress.ai')
  await sandbox.page(`${url}/LINKEDIN`, { login: 'ada', password: 'good' })
  await expect.poll(() => app.received.length).toBe(1)
  const notify = JSON.parse(app.received[0]?.body ?? '')
  expect(notify).toEqual({
    status: 'CREATION_SUCCESS',
    account_id: expect.stringMatching(ulid),
    name: 'user_1234',
  })
  expect((await sandbox.postpress('GET', `/accounts/${notify.account_id}`)).status).toBe(200)
  expect((await sandbox.api('GET', `/accounts/${notify.account_id}`)).status).toBe(404)
})

test('a link works once, and dies at the restart', async () => {
  const sandbox = await startSandbox()
  const used = await link(sandbox)
  await sandbox.page(`${used}/LINKEDIN`, { login: 'ada', password: 'good' })
  expect((await sandbox.page(`${used}/LINKEDIN`)).status).toBe(410)
  const old = await link(sandbox)
  await sandbox.control('restart')
  expect((await sandbox.page(`${old}/LINKEDIN`)).status).toBe(410)
})

test('its pages open its links only, and those of the others do not', async () => {
  const sandbox = await startSandbox()
  const path = new URL(await link(sandbox)).pathname
  expect((await sandbox.page(path.replace('/postpress', ''))).status).toBe(410)
  expect((await sandbox.page(`/postpress${new URL(await sandbox.link()).pathname}`)).status).toBe(410)
})

test('Messenger and X are not on its page, though its API takes their names', async () => {
  const sandbox = await startSandbox()
  const picker = await (await sandbox.page(await link(sandbox, { providers: '*' }))).text()
  expect(picker).toContain('Instagram')
  for (const label of ['Messenger', 'X (Twitter)']) expect(picker).not.toContain(label)
  await link(sandbox, { providers: ['MESSENGER', 'LINKEDIN'] })
})

test('api_url is taken with and without the version', async () => {
  const sandbox = await startSandbox()
  for (const api_url of ['https://api.postpress.ai', 'https://api.postpress.ai/v1'])
    await link(sandbox, { api_url })
})

test('an error carries the id of the request', async () => {
  const { postpress } = await startSandbox()
  const { json } = await postpress('GET', '/accounts/nobody')
  expect(json).toMatchObject({ type: 'errors/resource_not_found', instance: expect.stringMatching(/^req_/) })
})

test('a status reaches its own webhooks with the configured header, and no other gateway’s', async () => {
  const app = await startReceiver()
  const { postpress, api, control, createAccount, deliveries } = await startSandbox()
  const headers = [{ key: 'Postpress-Auth', value: 'secret' }]
  await postpress('POST', '/webhooks', { source: 'account_status', request_url: app.url, headers })
  await api('POST', '/webhooks', { source: 'account_status', request_url: 'http://localhost:1/v1' })
  const account_id = await createAccount({ gateway: 'postpress' })
  expect(account_id).toMatch(ulid)
  await control('status', { account_id, status: 'CREDENTIALS' })
  await expect.poll(app.messages).toEqual(['CREDENTIALS'])
  expect(app.received[0]?.headers['postpress-auth']).toBe('secret')
  expect(await deliveries()).toHaveLength(1)
  expect((await postpress('GET', '/webhooks')).json.items).toHaveLength(1)
})
