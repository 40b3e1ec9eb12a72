import { describe, expect, test, vi } from 'vitest'
import { logIn } from '@/test/login'
import { openWorld } from '@/test/world'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { getGateway } from '../gateway/gateways'
import { storeStatus } from '../webhooks/store-status'
import { holdWait } from './hold-wait'
import { retryAuth } from './retry-auth'

const world = await openWorld({ CONNECT_WITH: 'unipile-v2' })

const soon = { timeout: 8_000 }

const rowOf = (id: string) => getDb().authIntent.findUniqueOrThrow({ where: { id } })
const gatewayIdOf = async (intentId: string) => (await rowOf(intentId)).gatewayIntentId ?? ''

/** How many calls are held open at the gateway for this attempt. */
async function countWaits(intentId: string): Promise<number> {
  const answer = await fetch(`${world.sandboxUrl}/control/state`)
  const { waits } = (await answer.json()) as { waits: Record<string, number> }
  return waits[await gatewayIdOf(intentId)] ?? 0
}

describe('a code to scan', () => {
  test('is waited for by one call however many look, and by none when nobody does', async () => {
    const { intentId } = await logIn(world, { provider: 'WHATSAPP', method: 'QR' })
    const looking = Array.from({ length: 6 }, () => holdWait(intentId))
    await vi.waitFor(async () => expect(await countWaits(intentId)).toBe(1))
    for (const stop of looking) stop()
    await vi.waitFor(async () => expect(await countWaits(intentId)).toBe(0), soon)
  })

  test('is replaced when it is old, and once it is scanned the account is there', async () => {
    await world.control('timing', { qr_life_ms: 300, qr_rotations: 500 })
    const { intentId, view } = await logIn(world, { provider: 'TELEGRAM', method: 'QR' })
    const first = (await view()).step
    const stop = holdWait(intentId)
    await vi.waitFor(async () => {
      const { step } = await view()
      expect(step?.kind === 'QR' && first?.kind === 'QR' && step.code !== first.code).toBe(true)
    })
    await world.control('timing', { qr_life_ms: 60_000, qr_rotations: 500 })
    await vi.waitFor(async () => expect(await countWaits(intentId)).toBe(1), soon)
    await world.control('scan', { intent_id: await gatewayIdOf(intentId) })
    await vi.waitFor(async () => expect((await view()).step).toEqual({ kind: 'CHECKING' }), soon)
    stop()
    await world.runJobs()
    expect((await view()).state).toBe('SUCCEEDED')
  })

  test('for a v1 account that works all the time has reconnected it only when the gateway says so', async () => {
    const person = await world.makePerson()
    const account = await world.makeAccount({ userId: person.id, type: 'WHATSAPP' })
    const holder = { kind: 'CUSTOMER', userId: person.id } as const
    const attempt = { provider: 'WHATSAPP', method: 'QR', accountId: account.id, holder } as const
    const { intentId, view } = await logIn(world, attempt)
    const stop = holdWait(intentId)
    const reads = () => world.countReads(account.gatewayAccountId)
    const before = await reads()
    await vi.waitFor(async () => expect((await reads()) - before).toBeGreaterThanOrEqual(2), soon)
    expect(await view()).toMatchObject({ state: 'PENDING', step: { kind: 'QR' } })
    const { gatewayAccountId } = account
    const body = { AccountStatus: { account_id: gatewayAccountId, message: 'RECONNECTED' } }
    await storeStatus('UNIPILE_V1', '{}', getGateway('UNIPILE_V1').events.parse(body))
    await world.runJobs()
    expect((await view()).state).toBe('SUCCEEDED')
    stop()
  })

  test('that nobody scans can be asked for again', async () => {
    await world.control('timing', { qr_life_ms: 100, qr_rotations: 0 })
    const { intentId, view, holder } = await logIn(world, { provider: 'WHATSAPP', method: 'QR' })
    const stop = holdWait(intentId)
    await vi.waitFor(async () => expect((await view()).step).toEqual({ kind: 'QR_EXPIRED' }), soon)
    stop()
    await world.control('timing', { qr_life_ms: 60_000, qr_rotations: 3 })
    await retryAuth(holder, { intentId, full: false, values: {} })
    expect((await view()).step).toMatchObject({ kind: 'QR' })
  })

  test('asked for again after twenty minutes lives as long as the first one', async () => {
    await world.control('timing', { qr_life_ms: 60_000, qr_rotations: 3 })
    const { intentId, view, holder } = await logIn(world, { provider: 'WHATSAPP', method: 'QR' })
    await getDb().authIntent.update({ where: { id: intentId }, data: { step: { kind: 'QR_EXPIRED' } } })
    await world.pass({ minutes: 20 })
    await retryAuth(holder, { intentId, full: false, values: {} })
    const left = (await rowOf(intentId)).expiresAt.getTime() - (await databaseNow()).getTime()
    expect(left).toBeGreaterThan(14 * 60_000)
    const stop = holdWait(intentId)
    await vi.waitFor(async () => expect(await countWaits(intentId)).toBe(1), soon)
    await world.control('scan', { intent_id: await gatewayIdOf(intentId) })
    await vi.waitFor(async () => expect((await view()).step).toEqual({ kind: 'CHECKING' }), soon)
    stop()
  })
})

test('an approval in the provider’s app ends the wait', async () => {
  const { intentId, view } = await logIn(world, { password: 'in-app' })
  const stop = holdWait(intentId)
  await world.control('approve', { intent_id: await gatewayIdOf(intentId) })
  await vi.waitFor(async () => expect((await view()).step).toEqual({ kind: 'CHECKING' }), soon)
  stop()
  await world.runJobs()
  expect((await view()).state).toBe('SUCCEEDED')
})

test('an approval after a late retry still counts', async () => {
  const { intentId, view, holder, username } = await logIn(world, { password: 'wrong' })
  await world.pass({ minutes: 20 })
  await retryAuth(holder, { intentId, full: false, values: { username, password: 'in-app' } })
  const stop = holdWait(intentId)
  await world.control('approve', { intent_id: await gatewayIdOf(intentId) })
  await vi.waitFor(async () => expect((await view()).step).toEqual({ kind: 'CHECKING' }), soon)
  stop()
})
