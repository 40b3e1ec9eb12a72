import { describe, expect, test } from 'vitest'
import { mailErrorNames, mailErrors } from './mail/mail-errors.ts'
import { call, startSandbox } from './test-client.ts'

const letter = { from: 'Patchbay <p@example.com>', to: 'ada@example.com', subject: 'Hello', text: 'Hi' }
type Started = Awaited<ReturnType<typeof startSandbox>>

function send({ url }: Started, body: unknown, headers: Record<string, string> = {}) {
  const authorization = 'Bearer re_anything'
  return call(`${url}/emails`, { method: 'POST', headers: { authorization, ...headers }, body })
}

function sendBatch({ url }: Started, body: unknown, headers: Record<string, string> = {}) {
  const authorization = 'Bearer re_anything'
  return call(`${url}/emails/batch`, { method: 'POST', headers: { authorization, ...headers }, body })
}

async function inbox({ url }: Started, to = '') {
  return (await call(`${url}/mailbox/messages?to=${to}`)).json as unknown as { id: string; to: string[] }[]
}

test('a mail is answered with its id and read back by recipient, newest first', async () => {
  const sandbox = await startSandbox()
  const first = await send(sandbox, letter)
  const second = await send(sandbox, { ...letter, to: ['Ada <ADA@example.com>'], html: '<p>Hi</p>' })
  await send(sandbox, { ...letter, to: ['grace@example.com'] })
  expect(first.status).toBe(200)
  expect((await inbox(sandbox, 'ada@example.com')).map(({ id }) => id)).toEqual([
    second.json.id,
    first.json.id,
  ])
  expect((await inbox(sandbox))[0]).toMatchObject({
    to: ['grace@example.com'],
    subject: 'Hello',
    html: null,
    text: 'Hi',
  })
})

test.each(['from', 'to', 'subject'])('a mail without %s is refused', async (field) => {
  const sandbox = await startSandbox()
  const { status, json } = await send(sandbox, { ...letter, [field]: undefined })
  expect(status).toBe(422)
  expect(json).toMatchObject({ statusCode: 422, name: 'missing_required_field' })
})

test('a mail with neither html nor text, or a bad address, is refused', async () => {
  const sandbox = await startSandbox()
  expect((await send(sandbox, { ...letter, text: undefined })).json.name).toBe('missing_required_field')
  expect((await send(sandbox, { ...letter, to: 'nobody' })).json.name).toBe('validation_error')
})

test('a key that is missing or not one of Resend’s gets 401', async () => {
  const sandbox = await startSandbox()
  expect((await send(sandbox, letter, { authorization: '' })).json).toMatchObject({
    statusCode: 401,
    name: 'missing_api_key',
  })
  expect((await send(sandbox, letter, { authorization: 'Bearer sk_x' })).status).toBe(401)
})

test('the same idempotency key sends once; with another body it is a conflict', async () => {
  const sandbox = await startSandbox()
  const key = { 'idempotency-key': 'notice-1' }
  const first = await send(sandbox, letter, key)
  const second = await send(sandbox, letter, key)
  expect(second.json).toEqual(first.json)
  const other = await send(sandbox, { ...letter, subject: 'Other' }, key)
  expect([other.status, other.json.name]).toEqual([409, 'invalid_idempotent_request'])
  expect(await inbox(sandbox)).toHaveLength(1)
})

test('a mail whose answer got lost is not sent again under its key', async () => {
  const sandbox = await startSandbox()
  const key = { 'idempotency-key': 'notice-2' }
  await sandbox.control('mail', { mode: 'lost' })
  expect((await send(sandbox, letter, key)).status).toBe(500)
  await sandbox.control('mail', { mode: 'up' })
  expect((await send(sandbox, letter, key)).status).toBe(200)
  expect(await inbox(sandbox)).toHaveLength(1)
})

test.each([
  ['down', 500, 'internal_server_error'],
  ['rate_limited', 429, 'rate_limit_exceeded'],
  ['rejecting', 422, 'validation_error'],
])('with the mail %s the answer is %i and nothing is kept', async (mode, status, name) => {
  const sandbox = await startSandbox()
  await sandbox.control('mail', { mode })
  expect((await send(sandbox, letter)).json).toMatchObject({ statusCode: status, name })
  expect(await inbox(sandbox)).toEqual([])
})

test('a mail is shown in a frame without scripts, its markup escaped into srcdoc', async () => {
  const sandbox = await startSandbox()
  const { json } = await send(sandbox, { ...letter, html: '<a href="https://example.com">"go"</a>' })
  const page = await (await sandbox.page(`/mailbox/${json.id}`)).text()
  expect(page).toContain('srcdoc="&lt;base target=&quot;_top&quot;&gt;&lt;a href=')
  expect(page).not.toMatch(/sandbox="[^"]*allow-(scripts|same-origin)/)
})

describe('a batch', () => {
  const pair = [letter, { ...letter, to: 'grace@example.com' }]

  test('is kept as one email each, and answered with their ids in order', async () => {
    const sandbox = await startSandbox()
    const { status, json } = await sendBatch(sandbox, pair)
    const ids = (json.data as { id: string }[]).map(({ id }) => id)
    expect(status).toBe(200)
    expect((await inbox(sandbox)).map(({ id }) => id)).toEqual(ids.toReversed())
  })

  test('is sent once under its idempotency key; with one email less it is a conflict', async () => {
    const sandbox = await startSandbox()
    const key = { 'idempotency-key': 'batch-1' }
    const first = await sendBatch(sandbox, pair, key)
    expect((await sendBatch(sandbox, pair, key)).json).toEqual(first.json)
    expect((await sendBatch(sandbox, [letter], key)).json.name).toBe('invalid_idempotent_request')
    expect(await inbox(sandbox)).toHaveLength(2)
  })

  test('whose answer got lost, or whose connection was cut, is not sent again under its key', async () => {
    const sandbox = await startSandbox()
    for (const mode of ['lost', 'cut']) {
      const key = { 'idempotency-key': mode }
      await sandbox.control('mail', { mode })
      await sendBatch(sandbox, pair, key).catch(() => null)
      await sandbox.control('mail', { mode: 'up' })
      expect((await sendBatch(sandbox, pair, key)).status).toBe(200)
    }
    expect(await inbox(sandbox)).toHaveLength(4)
  })

  test('with one bad address is refused whole, or in permissive mode only for that one', async () => {
    const sandbox = await startSandbox()
    const mixed = [{ ...letter, to: 'refused@example.com' }, letter]
    expect((await sendBatch(sandbox, mixed)).status).toBe(422)
    expect(await inbox(sandbox)).toEqual([])
    const { json } = await sendBatch(sandbox, mixed, { 'x-batch-validation': 'permissive' })
    expect(json.errors).toEqual([{ index: 0, message: expect.any(String) }])
    expect(json.data).toEqual([{ id: expect.any(String) }])
  })

  test('takes up to 100 emails', async () => {
    const sandbox = await startSandbox()
    expect((await sendBatch(sandbox, Array(100).fill(letter))).status).toBe(200)
    expect((await sendBatch(sandbox, Array(101).fill(letter))).status).toBe(422)
    expect((await sendBatch(sandbox, letter)).status).toBe(422)
  })
})

test.each(mailErrorNames)('told to answer %s, it does, with the documented status', async (name) => {
  const sandbox = await startSandbox()
  await sandbox.control('mail', { mode: name })
  const { status, json } = await send(sandbox, letter)
  expect(status).toBe(mailErrors[name][0])
  expect(json).toMatchObject({
    statusCode: status,
    name: name === 'domain_not_verified' ? 'validation_error' : name,
  })
  expect(await inbox(sandbox)).toEqual([])
})

test('more requests than the limit of a second get 429, and the headers say when there is room again', async () => {
  let now = 1_000_000
  const sandbox = await startSandbox({ now: () => now })
  await sandbox.control('mail', { mode: 'up', per_second: 2 })
  expect((await send(sandbox, letter)).headers.get('ratelimit-remaining')).toBe('1')
  expect((await sendBatch(sandbox, [letter])).headers.get('ratelimit-remaining')).toBe('0')
  const over = await send(sandbox, letter)
  expect([over.status, over.json.name]).toEqual([429, 'rate_limit_exceeded'])
  expect(over.headers.get('retry-after')).toBe('1')
  expect(over.headers.get('ratelimit-limit')).toBe('2')
  now += 1000
  expect((await send(sandbox, letter)).status).toBe(200)
})
