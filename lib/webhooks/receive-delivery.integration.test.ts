import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { env } from '../env'
import { receiveDelivery } from './receive-delivery'

const secretOf = (word: string) => `whsec_${Buffer.from(word.padEnd(32, '.')).toString('base64')}`
const [current, next] = [secretOf('current'), secretOf('next')]
await openWorld({ RESEND_WEBHOOK_SECRET: `${current},${next}` })

type Told = { secret?: string; seconds?: number; headers?: Record<string, string>; sent?: string }

/** Signs `body` and delivers it, or `sent` in its place. */
function post(body: string, { secret = current, seconds = 0, headers = {}, sent = body }: Told = {}) {
  const id = `msg_${crypto.randomUUID()}`
  const timestamp = Math.floor(Date.now() / 1000) + seconds
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  const signed = { 'svix-id': id, 'svix-timestamp': `${timestamp}`, 'svix-signature': `v1,${signature}` }
  return receiveDelivery(
    new Request('http://patchbay.test/', { method: 'POST', headers: { ...signed, ...headers }, body: sent }),
  )
}

const report = (messageId: string, type: string, at = '2026-10-01T10:00:00.000Z') =>
  JSON.stringify({
    type: `email.${type}`,
    created_at: at,
    data: { email_id: messageId, to: ['a@b.example'] },
  })

async function makeSent() {
  const messageId = crypto.randomUUID()
  await getDb().outboxEmail.create({
    data: {
      ...{ kind: 'SIGN_IN', to: 'a@b.example', subject: 'Sign in', state: 'SENT' },
      ...{ idempotencyKey: messageId, messageId, dueAt: new Date(), sentAt: new Date() },
    },
  })
  return messageId
}

const deliveryOf = async (messageId: string) =>
  (await getDb().outboxEmail.findUniqueOrThrow({ where: { messageId } })).delivery

describe('the answer to a delivery report', () => {
  test('that is forged is 401, and nothing of it is believed', async () => {
    const messageId = await makeSent()
    const body = report(messageId, 'bounced')
    const forgeries: Told[] = [
      { secret: secretOf('wrong') },
      { sent: body.replace('bounced', 'delivered') },
      { sent: `${body} ` },
      { headers: { 'svix-signature': '' } },
      { headers: { 'svix-signature': 'v1,' } },
      { headers: { 'svix-id': 'msg_other' } },
      { headers: { 'svix-timestamp': '' } },
      { headers: { 'svix-timestamp': 'soon' } },
    ]
    for (const forgery of forgeries) expect(await post(body, forgery)).toEqual({ status: 401 })
    expect(await post('no JSON', { secret: secretOf('wrong') })).toEqual({ status: 401 })
    const bare = new Request('http://patchbay.test/', { method: 'POST', body })
    expect(await receiveDelivery(bare)).toEqual({ status: 401 })
    expect(await deliveryOf(messageId)).toBeNull()
  })

  test('that was signed long ago, or is from the future, is 401', async () => {
    const body = report(await makeSent(), 'delivered')
    expect(await post(body, { seconds: -600 })).toEqual({ status: 401 })
    expect(await post(body, { seconds: 600 })).toEqual({ status: 401 })
  })

  test('is 200 by either of two secrets, 400 for what is no JSON, 413 for too much', async () => {
    const messageId = await makeSent()
    expect(await post(report(messageId, 'delivered'), { secret: next })).toEqual({ status: 200 })
    expect(await deliveryOf(messageId)).toBe('DELIVERED')
    expect(await post('type=email.delivered')).toEqual({ status: 400 })
    expect(await post(JSON.stringify({ padding: 'x'.repeat(70_000) }))).toEqual({ status: 413 })
  })

  test('is 401 as long as no secret is set', async () => {
    const kept = env().RESEND_WEBHOOK_SECRET.splice(0)
    expect(await post(report(await makeSent(), 'delivered'))).toEqual({ status: 401 })
    env().RESEND_WEBHOOK_SECRET.push(...kept)
  })

  test('about a mail that we do not know, or of a kind that we do nothing for, is 200 and changes nothing', async () => {
    const messageId = await makeSent()
    const before = await getDb().outboxEmail.findMany({ orderBy: { id: 'asc' } })
    expect(await post(report('unknown', 'bounced'))).toEqual({ status: 200 })
    for (const type of ['opened', 'clicked', 'sent', 'constructor', '']) {
      expect(await post(report(messageId, type))).toEqual({ status: 200 })
    }
    for (const shape of [
      'null',
      '[]',
      '{}',
      '{"type":"email.bounced"}',
      '{"type":"constructor","data":{"email_id":"x"}}',
    ]) {
      expect(await post(shape)).toEqual({ status: 200 })
    }
    expect(await getDb().outboxEmail.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
  })

  test('is 503 with Retry-After when it could not be stored', async () => {
    const body = report(await makeSent(), 'delivered')
    await getDb().$executeRaw`ALTER TABLE "OutboxEmail" RENAME TO "OutboxEmailGone"`
    const answer = await post(body)
    await getDb().$executeRaw`ALTER TABLE "OutboxEmailGone" RENAME TO "OutboxEmail"`
    expect(answer).toEqual({ status: 503, headers: { 'retry-after': '30' } })
  })
})

describe('a delivery report', () => {
  test('is kept with the time it tells, and a second time changes nothing', async () => {
    const messageId = await makeSent()
    const at = '2026-10-01T10:00:00.000Z'
    await post(report(messageId, 'bounced', at))
    await post(report(messageId, 'bounced', '2026-10-02T10:00:00.000Z'))
    expect(await getDb().outboxEmail.findUniqueOrThrow({ where: { messageId } })).toMatchObject({
      delivery: 'BOUNCED',
      deliveryAt: new Date(at),
      state: 'SENT',
    })
  })

  test('of the worst stands, in whatever order they come, one after the other or at once', async () => {
    const words = ['delivery_delayed', 'delivered', 'bounced', 'complained']
    const kinds = ['DELAYED', 'DELIVERED', 'BOUNCED', 'COMPLAINED'] as const
    const order = fc.array(fc.nat(words.length - 1), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(order, fc.boolean(), async (told, isAtOnce) => {
        const messageId = await makeSent()
        const send = (index: number) => post(report(messageId, words[index] ?? ''))
        if (isAtOnce) await Promise.all(told.map(send))
        else for (const index of told) await send(index)
        expect(await deliveryOf(messageId)).toBe(kinds[Math.max(...told)])
      }),
      { numRuns: 40 },
    )
  })
})
