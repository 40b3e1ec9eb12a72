import { expect, test } from 'vitest'
import { startSandbox } from './test-client.ts'

type Started = Awaited<ReturnType<typeof startSandbox>>
const qr = { provider: 'whatsapp', credentials: { qrcode: true } }
const wordOf = ({ json }: { json: Record<string, unknown> }) => json.type ?? json.object

const waitsOf = async ({ state }: Started, id: unknown) => (await state()).waits[String(id)] ?? 0
const held = (sandbox: Started, id: unknown, count: number) =>
  expect.poll(() => waitsOf(sandbox, id)).toBe(count)

test('a scan ends the wait with the account, and every wait that is held', async () => {
  const sandbox = await startSandbox()
  const { intent_id } = (await sandbox.intent('', qr)).json
  const waits = [sandbox.solve(intent_id, ''), sandbox.solve(intent_id, '')]
  await held(sandbox, intent_id, 2)
  await sandbox.control('scan', { intent_id, login: '+33 6 11 22 33 44' })
  for (const { json } of await Promise.all(waits)) {
    expect(json).toMatchObject({ object: 'Account', id: intent_id, user_id: '33611223344@s.whatsapp.net' })
  }
  const { waits: open, past_intents } = await sandbox.state()
  expect(open).toEqual({})
  expect(past_intents).toEqual([{ id: intent_id, end: 'account', most_waits: 2, aborted_waits: 0 }])
})

test('a scan while nobody waits is not lost', async () => {
  const { intent, control, solve } = await startSandbox()
  const { intent_id } = (await intent('', qr)).json
  await control('scan', { intent_id })
  expect((await solve(intent_id, '')).json).toMatchObject({ object: 'Account', name: '33600000001' })
})

test('a turn of the code is told to all who wait, and then nobody waits', async () => {
  const sandbox = await startSandbox({ qrLifeMs: 120 })
  const { intent_id } = (await sandbox.intent('', qr)).json
  const waits = [sandbox.solve(intent_id, ''), sandbox.solve(intent_id, '')]
  const [one, other] = (await Promise.all(waits)).map(({ json }) => json.qrcode)
  expect(one).toBe(other)
  expect((await sandbox.state()).intents).toMatchObject([{ rotations: 1, waits: 0, most_waits: 2 }])
})

test('an unscanned code is replaced, the old one is void, and after three turns it times out', async () => {
  const { intent, solve, control, state } = await startSandbox({ qrLifeMs: 40 })
  const first = (await intent('', qr)).json
  const id = first.intent_id
  const second = (await solve(id, '')).json
  expect(second).toMatchObject({ object: 'AuthenticationQrCode', intent_id: id })
  expect(second.qrcode).not.toBe(first.qrcode)
  const old = await control('scan', { intent_id: id, qrcode: first.qrcode })
  expect(old.status).toBe(409)
  const turns = [await solve(id, ''), await solve(id, ''), await solve(id, '')]
  expect(turns.map(wordOf)).toEqual(['AuthenticationQrCode', 'AuthenticationQrCode', 'provider/timeout'])
  expect(turns[2]?.status).toBe(504)
  expect((await solve(id, '')).status).toBe(404)
  expect((await state()).past_intents).toMatchObject([{ id, end: 'timeout', most_waits: 1 }])
})

test('a caller who leaves ends the wait, which is noted, and the intent lives on', async () => {
  const lines: string[] = []
  const sandbox = await startSandbox({ log: (line) => lines.push(line) })
  const { intent_id } = (await sandbox.intent('', qr)).json
  const leaving = new AbortController()
  const gone = fetch(`${sandbox.url}/v2/auth/checkpoint`, {
    method: 'POST',
    headers: { 'x-api-key': 'sandbox-key-v2' },
    body: JSON.stringify({ intent_id, code: '' }),
    signal: leaving.signal,
  }).catch(() => 'gone')
  await held(sandbox, intent_id, 1)
  leaving.abort()
  expect(await gone).toBe('gone')
  await held(sandbox, intent_id, 0)
  expect((await sandbox.state()).intents).toMatchObject([{ aborted_waits: 1, most_waits: 1 }])
  await expect.poll(() => lines.join('\n')).toContain('POST /v2/auth/checkpoint 499')
  await sandbox.control('scan', { intent_id })
  expect(wordOf(await sandbox.solve(intent_id, ''))).toBe('Account')
})

test('a reconnect by QR code is scanned by its owner unless told otherwise', async () => {
  const { intent, solve, control, createAccount } = await startSandbox()
  const account = { gateway: 'v2', type: 'whatsapp', name: '33699999999', status: 'disconnected' }
  const account_id = await createAccount({ ...account, username: '33699999999' })
  const start = async () => (await intent('', { ...qr, account_id })).json.intent_id
  const wrong = await start()
  await control('scan', { account_id, login: '33600000001' })
  expect((await solve(wrong, '')).json.type).toBe('provider/account_mismatch')
  const right = await start()
  await control('scan', { account_id })
  expect((await solve(right, '')).json).toMatchObject({ id: account_id, status: 'running' })
})

test('Telegram’s own password is asked for when it did not come along, and may be wrong', async () => {
  const { intent, solve, control } = await startSandbox()
  const start = async (credentials: object) =>
    (await intent('', { provider: 'telegram', credentials: { qrcode: true, ...credentials } })).json.intent_id
  const without = await start({})
  await control('scan', { intent_id: without, needs_twofa: true })
  expect((await solve(without, '')).json.type).toBe('provider/invalid_checkpoint_code')
  expect(wordOf(await solve(without, '123456'))).toBe('Account')
  const wrong = await start({ twofa: 'wrong' })
  await control('scan', { intent_id: wrong })
  expect((await solve(wrong, '')).json.type).toBe('provider/invalid_credentials')
})

test('approving in the app ends the wait; denying ends the sign-in', async () => {
  const sandbox = await startSandbox()
  const { intent, solve, control } = sandbox
  const yes = (await intent('in-app')).json.intent_id
  const approved = solve(yes, '')
  await held(sandbox, yes, 1)
  await control('approve', { intent_id: yes })
  expect((await approved).json).toMatchObject({ object: 'Account', id: yes })
  const no = (await intent('in-app', { credentials: { username: 'bob', password: 'in-app' } })).json.intent_id
  const denied = solve(no, '')
  await held(sandbox, no, 1)
  await control('deny', { intent_id: no })
  expect((await denied).json.type).toBe('provider/invalid_credentials')
})

test('an approval that does not come is a time-out, after which one may wait again', async () => {
  const { intent, solve, control } = await startSandbox({ inAppMs: 30 })
  const { intent_id } = (await intent('in-app')).json
  const late = await solve(intent_id, '')
  expect([late.status, late.json.type]).toEqual([504, 'provider/timeout'])
  await control('approve', { intent_id })
  expect(wordOf(await solve(intent_id, ''))).toBe('Account')
})

test('where a code or an approval will do, the code ends the wait too', async () => {
  const sandbox = await startSandbox()
  const { intent_id } = (await sandbox.intent('otp-or-in-app')).json
  const waiting = sandbox.solve(intent_id, '')
  await held(sandbox, intent_id, 1)
  expect(wordOf(await sandbox.solve(intent_id, '123456'))).toBe('Account')
  expect(wordOf(await waiting)).toBe('Account')
})

test('loading is over by itself', async () => {
  const { intent, solve } = await startSandbox({ settleMs: 30 })
  const { intent_id } = (await intent('loading')).json
  expect(wordOf(await solve(intent_id, ''))).toBe('Account')
})

test('a code that cannot be waited for is wrong when empty', async () => {
  const { intent, solve } = await startSandbox()
  expect((await solve((await intent('otp')).json.intent_id, '')).json.type).toBe(
    'provider/invalid_checkpoint_code',
  )
})

test('the panel shows who is signing in, with the phone’s buttons, and closes with calls held', async () => {
  const sandbox = await startSandbox()
  const { intent_id } = (await sandbox.intent('', qr)).json
  const cut = sandbox.solve(intent_id, '').catch(() => 'cut')
  await held(sandbox, intent_id, 1)
  const panel = await (await sandbox.page('/')).text()
  for (const part of [String(intent_id), 'action="/control/scan"', '1 held open'])
    expect(panel).toContain(part)
  await sandbox.close()
  expect(await cut).toBeDefined()
})

test('a hundred waits at once are held and all told', async () => {
  const sandbox = await startSandbox()
  const ids = await Promise.all(
    Array.from({ length: 100 }, async () => String((await sandbox.intent('', qr)).json.intent_id)),
  )
  const waits = ids.map((id) => sandbox.solve(id, ''))
  await expect.poll(async () => Object.keys((await sandbox.state()).waits).length).toBe(100)
  await Promise.all(ids.map((intent_id, at) => sandbox.control('scan', { intent_id, login: `336${at}` })))
  expect((await Promise.all(waits)).every(({ json }) => json.object === 'Account')).toBe(true)
})
