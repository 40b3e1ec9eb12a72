import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mutated } from '@/test/mutated'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { WebhookOutcome } from '../generated/prisma/enums'
import { hashToken } from '../secrets'
import { receiveEvent } from './receive-event'
import { receiveNotify } from './receive-notify'

// Anything sent with the right secret is answered 200 and stored once, unless it is not JSON or too large; and the job
// of whatever is stored finishes.

const world = await openWorld()
const sign = (body: string) => {
  const at = Math.floor(Date.now() / 1000)
  return `t=${at},v0=${createHmac('sha256', 'secret-v2').update(`${at}.${body}`).digest('hex')}`
}
const { id: userId } = await world.makePerson()
await getDb().authIntent.create({
  data: {
    userId,
    gateway: 'UNIPILE_V1',
    kind: 'CONNECT',
    notifyHash: hashToken('token'),
    returnHash: hashToken('state'),
    expiresAt: new Date(Date.now() + 600_000),
  },
})
const post = (body: string, headers: Record<string, string>) =>
  new Request('http://patchbay.test/', { method: 'POST', headers, body })

const doors = {
  'unipile-v1': (body: string) => receiveEvent(post(body, { 'unipile-auth': 'secret' }), 'UNIPILE_V1'),
  'unipile-v2': (body: string) => receiveEvent(post(body, { 'unipile-signature': sign(body) }), 'UNIPILE_V2'),
  notify: (body: string) => receiveNotify(post(body, {}), 'token'),
}

const bodies = fc.oneof(
  { weight: 4, arbitrary: mutated('v1-status') },
  { weight: 2, arbitrary: mutated('v1-notify') },
  { weight: 4, arbitrary: mutated('v2-') },
  fc.jsonValue(),
)

describe.each(Object.entries(doors))('%s', (name, door) => {
  test('takes any JSON in', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async (given) => {
        const body = JSON.stringify(given)
        const before = await getDb().webhookEvent.count()
        const { status } = await door(body)
        const stored = (await getDb().webhookEvent.count()) - before
        if (Buffer.byteLength(body) > 64 * 1024) expect([status, stored]).toEqual([413, 0])
        else expect([name, status, stored]).toEqual([name, 200, expect.toSatisfy((n) => n === 0 || n === 1)])
      }),
      { numRuns: 150 },
    )
  })
})

test('and the jobs behind it come to their end', async () => {
  await world.runJobs()
  // A callback's account is looked for more than once, because it may appear later.
  const outcomes = await getDb().webhookEvent.groupBy({ by: ['outcome'], where: { kind: 'STATUS' } })
  expect(outcomes.every(({ outcome }) => outcome in WebhookOutcome && outcome !== 'RECEIVED')).toBe(true)
  expect(outcomes.length).toBeGreaterThan(1)
})
