import { expect, test } from 'vitest'
import { startReceiver, startSandbox } from './test-client.ts'

const landings = {
  success_redirect_url: 'http://localhost:1/ok?connected=1',
  failure_redirect_url: 'http://localhost:1/no?connected=0',
}
const location = (response: Response) => response.headers.get('location')

test('a good password connects, notifies under the form content type and redirects without parameters', async () => {
  const app = await startReceiver()
  const { link, page, api } = await startSandbox()
  const url = await link({ ...landings, notify_url: `${app.url}/notify`, bypass_success_screen: true })
  const answer = await page(`${url}/LINKEDIN`, { login: 'grace.hopper@example.com', password: 'anything' })
  expect([answer.status, location(answer)]).toEqual([303, landings.success_redirect_url])
  await expect.poll(() => app.received.length).toBe(1)
  const [notify] = app.received
  expect(notify?.headers).toMatchObject({
    'content-type': 'application/x-www-form-urlencoded',
    'user-agent': 'axios/1.7.7',
  })
  const body = JSON.parse(notify?.body ?? '')
  expect(body).toEqual({ status: 'CREATION_SUCCESS', account_id: expect.any(String), name: 'user_1234' })
  const account = await api('GET', `/accounts/${body.account_id}`)
  expect(account.json).toMatchObject({ object: 'Account', type: 'LINKEDIN', name: 'Grace Hopper' })
})

test('a new account has no sources at first and becomes OK by itself', async () => {
  const slow = await startSandbox({ settleMs: 60_000 })
  await slow.page(`${await slow.link()}/LINKEDIN`, { login: 'a', password: 'good' })
  expect((await slow.api('GET', '/accounts')).json.items).toMatchObject([{ sources: [] }])
  const { link, page, api } = await startSandbox()
  await page(`${await link({ providers: '*:CALENDAR' })}/GOOGLE`, { login: 'a@example.com' })
  const statuses = async () => {
    const [account] = (await api('GET', '/accounts')).json.items as {
      sources: { id: string; status: string }[]
    }[]
    return account?.sources.map(({ id, status }) => id.replace(/^.{22}/, '') + status)
  }
  await expect.poll(statuses).toEqual(['_MAILSOK', '_CALENDAROK'])
})

test('without a name the notify callback has none', async () => {
  const app = await startReceiver()
  const { link, page } = await startSandbox()
  const url = await link({ name: undefined, notify_url: app.url })
  await page(`${url}/LINKEDIN`, { login: 'a', password: 'good' })
  await expect.poll(() => app.received.length).toBe(1)
  expect(Object.keys(JSON.parse(app.received[0]?.body ?? ''))).toEqual(['status', 'account_id'])
})

test('a wrong password stays on the form and connects nobody', async () => {
  const { link, page, state } = await startSandbox()
  const answer = await page(`${await link()}/LINKEDIN`, { login: 'ada', password: 'wrong' })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('Wrong username or password')
  expect((await state()).accounts).toEqual([])
})

test('two factors: a wrong code may be tried again, the right one connects', async () => {
  const { link, page, state } = await startSandbox()
  const url = await link()
  const asked = await page(`${url}/LINKEDIN`, { login: 'ada', password: '2fa' })
  expect(await asked.text()).toContain('Enter the code')
  const wrong = await page(`${url}/LINKEDIN/code`, { login: 'ada', code: '000000' })
  expect(await wrong.text()).toContain('That code is wrong')
  expect((await state()).accounts).toEqual([])
  const right = await page(`${url}/LINKEDIN/code`, { login: 'ada', code: '123456' })
  expect(right.status).toBe(303)
  expect((await state()).accounts).toHaveLength(1)
})

test('giving up leads to the failure address and tells nobody', async () => {
  const { link, page, deliveries } = await startSandbox()
  const url = await link({ ...landings, notify_url: 'http://localhost:1/notify' })
  expect(location(await page(`${url}/cancel`, {}))).toBe(landings.failure_redirect_url)
  expect(await deliveries()).toEqual([])
})

test('a failed creation notifies CREATION_FAIL; the orphan one leaves an account and names it', async () => {
  const app = await startReceiver()
  const { link, page, state } = await startSandbox()
  const url = await link({ ...landings, notify_url: app.url })
  const failed = await page(`${url}/LINKEDIN`, { login: 'ada', password: 'fail' })
  expect(location(failed)).toBe(landings.failure_redirect_url)
  await expect.poll(() => app.received.length).toBe(1)
  expect(JSON.parse(app.received[0]?.body ?? '')).toEqual({ status: 'CREATION_FAIL', name: 'user_1234' })
  await page(`${url}/LINKEDIN`, { login: 'ada', password: 'orphan' })
  await expect.poll(() => app.received.length).toBe(2)
  const [orphan] = (await state()).accounts
  expect(JSON.parse(app.received[1]?.body ?? '').account_id).toBe(orphan?.id)
})

test('a reconnect keeps the id, prefills the login, and refuses another person', async () => {
  const app = await startReceiver()
  const { link, page, createAccount, api } = await startSandbox()
  const id = await createAccount({ status: 'CREDENTIALS' })
  const url = await link({
    type: 'reconnect',
    providers: undefined,
    reconnect_account: id,
    notify_url: app.url,
  })
  const opened = await page(url)
  expect(location(opened)).toMatch(/\/LINKEDIN$/)
  const form = await (await page(location(opened) ?? '')).text()
  expect(form).toContain('value="ada@example.com"')
  expect(form).toContain('Ada Example')
  const other = await page(`${url}/LINKEDIN`, { login: 'mallory', password: 'good' })
  expect(await other.text()).toContain('Wrong account')
  expect(app.received).toEqual([])
  await page(`${url}/LINKEDIN`, { login: 'ADA@example.com', password: 'good' })
  await expect.poll(app.messages).toEqual(['RECONNECTED'])
  await expect
    .poll(async () => (await api('GET', `/accounts/${id}`)).json.sources)
    .toMatchObject([{ status: 'OK' }])
})

test('the persona “other” lets another person take the account over', async () => {
  const { link, page, createAccount, api } = await startSandbox()
  const id = await createAccount()
  const before = await api('GET', `/accounts/${id}`)
  const url = await link({ type: 'reconnect', providers: undefined, reconnect_account: id })
  expect((await page(`${url}/LINKEDIN`, { login: 'mallory', password: 'other' })).status).toBe(303)
  const after = await api('GET', `/accounts/${id}`)
  expect(after.json.connection_params).not.toEqual(before.json.connection_params)
})

test('the same login twice makes two accounts of one person', async () => {
  const { link, page, api } = await startSandbox()
  const url = await link()
  for (const login of ['ada', 'Ada ']) await page(`${url}/LINKEDIN`, { login, password: 'good' })
  const items = (await api('GET', '/accounts')).json.items as { id: string; connection_params: object }[]
  expect(items[0]?.connection_params).toEqual(items[1]?.connection_params)
  expect(items[0]?.id).not.toBe(items[1]?.id)
})

test('silent never notifies, twice notifies twice, slow notifies later', async () => {
  const { link, page, deliveries } = await startSandbox()
  const url = await link({ notify_url: 'http://localhost:1/notify' })
  await page(`${url}/LINKEDIN`, { login: 'a', password: 'silent' })
  expect(await deliveries()).toHaveLength(0)
  await page(`${url}/LINKEDIN`, { login: 'a', password: 'twice' })
  expect(await deliveries()).toHaveLength(2)
  const other = await link({ notify_url: 'http://localhost:1/slow' })
  await page(`${other}/LINKEDIN`, { login: 'a', password: 'slow' })
  const late = (await deliveries()).find(({ url: to }) => to.endsWith('/slow'))
  expect((late?.dueAt ?? 0) - (late?.createdAt ?? 0)).toBe(60)
})

test('opening a single-use link does not use it up, completing it does', async () => {
  const { link, page } = await startSandbox()
  const url = await link({ single_use: true, failure_redirect_url: landings.failure_redirect_url })
  expect((await page(`${url}/LINKEDIN`)).status).toBe(200)
  expect((await page(`${url}/LINKEDIN`)).status).toBe(200)
  await page(`${url}/LINKEDIN`, { login: 'a', password: 'good' })
  expect(await (await page(`${url}/done`)).text()).toContain('All done')
  const again = await page(`${url}/LINKEDIN`, { login: 'b', password: 'good' })
  expect(again.status).toBe(410)
  expect(await again.text()).toContain(landings.failure_redirect_url)
})

test('a link past its time is dead, also in the middle of a sign-in', async () => {
  let now = Date.now()
  const { link, page, state } = await startSandbox({ now: () => now })
  const url = await link()
  expect((await page(`${url}/LINKEDIN`)).status).toBe(200)
  now += 601_000
  expect((await page(`${url}/LINKEDIN`, { login: 'a', password: 'good' })).status).toBe(410)
  expect((await state()).accounts).toEqual([])
})

test('the daily restart kills every link', async () => {
  const { link, page, control } = await startSandbox()
  const url = await link({ providers: '*' })
  await control('restart')
  const answer = await page(url)
  expect(answer.status).toBe(410)
  expect(await answer.text()).toContain('restarted')
})

test('wildcards offer their providers, and a provider that is not offered is not reachable', async () => {
  const { link, page } = await startSandbox()
  const url = await link({ providers: '*:MAILING' })
  const picker = await (await page(url)).text()
  expect(picker).toContain('Microsoft')
  expect(picker).not.toContain('LinkedIn')
  expect(location(await page(`${url}/LINKEDIN`))).not.toContain('LINKEDIN')
})

test('a WhatsApp code is drawn, may expire, and is scanned by pretending', async () => {
  const { link, page, api } = await startSandbox()
  const url = await link({ providers: ['WHATSAPP'] })
  const image = await page(`${url}/WHATSAPP/qr.svg`)
  expect(image.headers.get('content-type')).toBe('image/svg+xml')
  expect(await (await page(`${url}/WHATSAPP?expired=1`)).text()).toContain('This code expired')
  await page(`${url}/WHATSAPP`, { login: '33600000001', other_login: '+33 6 11 22 33 44' })
  const { items } = (await api('GET', '/accounts')).json
  expect(items).toMatchObject([
    { type: 'WHATSAPP', connection_params: { im: { phone_number: '33611223344' } } },
  ])
})

test('what a person types is shown as text, never as markup', async () => {
  const { link, page } = await startSandbox()
  const answer = await page(`${await link()}/LINKEDIN`, { login: '"><script>x</script>', password: 'wrong' })
  expect(await answer.text()).not.toContain('<script>x')
})
