import { expect, test, vi } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { hashToken, newToken } from '../secrets'
import { holdWait } from './wait-for-step'

const world = await openWorld()
const count = 500

test('500 codes waited for at once, by two tabs each, are 500 calls at the gateway, and all end when nobody looks', async () => {
  const person = await world.makePerson()
  const ids = await Promise.all(Array.from({ length: count }, () => beginQr(person.id)))
  const openCalls = async () => {
    const state = (await (await fetch(`${world.sandboxUrl}/control/state`)).json()) as {
      waits: Record<string, number>
    }
    return Object.values(state.waits).reduce((sum, waits) => sum + waits, 0)
  }
  const before = process.memoryUsage().rss
  const looking = ids.flatMap((id) => [holdWait(id), holdWait(id)])
  await vi.waitFor(async () => expect(await openCalls()).toBe(count), { timeout: 25_000, interval: 200 })
  const each = (process.memoryUsage().rss - before) / count
  console.log(`${count} waits: ${Math.round(each / 1024)} kB each, both ends of the connection counted`)
  for (const stop of looking) stop()
  await vi.waitFor(async () => expect(await openCalls()).toBe(0), { timeout: 25_000, interval: 200 })
}, 90_000)

/** An attempt that shows a code, begun at the gateway without the limits for one customer. */
async function beginQr(userId: string): Promise<string> {
  const answer = await fetch(`${world.sandboxUrl}/v2/auth/intent`, {
    method: 'POST',
    headers: { 'x-api-key': 'sandbox-key-v2', 'content-type': 'application/json' },
    body: JSON.stringify({ provider: 'whatsapp', credentials: { qrcode: true } }),
  })
  const { intent_id, qrcode } = (await answer.json()) as { intent_id: string; qrcode: string }
  const now = Date.now()
  const { id } = await getDb().authIntent.create({
    data: {
      userId,
      gateway: 'UNIPILE_V2',
      kind: 'CONNECT',
      method: 'QR',
      providers: ['WHATSAPP'],
      notifyHash: hashToken(newToken()),
      returnHash: hashToken(newToken()),
      gatewayIntentId: intent_id,
      step: { kind: 'QR', code: qrcode, since: new Date(now), until: new Date(now + 60_000) },
      expiresAt: new Date(now + 900_000),
    },
  })
  return id
}
