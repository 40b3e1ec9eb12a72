import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { openGate } from '@/test/gate'
import { tell } from '@/test/given'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { checkHealth } from '../doctor/check-health'
import { queueSignInMail } from '../outbox/queue-sign-in-mail'
import { checkAccount } from '../status/check-account'
import { startWorker, type Worker } from './worker'

// Guarantee 7 of docs/guarantees.md: nothing waits behind something slow. A gateway call may take 10 s, an email 20 s.
const soon = { timeout: 4_000, interval: 50 }

const gateway = await openGate()
const mail = await openGate()
const world = await openWorld({
  UNIPILE_V1_DSN: gateway.url,
  RESEND_BASE_URL: mail.url,
  NOTICE_GRACE_SECONDS: '0',
})
gateway.lead(world.sandboxUrl)
mail.lead(world.sandboxUrl)

let worker: Worker | undefined
afterEach(async () => {
  gateway.speak()
  mail.speak()
  await world.control('gateway', { mode: 'up' })
  await getDb().$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NULL`
  await worker?.stop()
  worker = undefined
})

/** Accounts that exist only in our database, created without asking a gateway. */
async function makeRows(count: number) {
  const { id: userId } = await world.makePerson()
  const statusSince = new Date()
  const common = {
    gateway: 'UNIPILE_V1',
    provider: 'LINKEDIN',
    name: 'Ada',
    status: 'OK',
    userId,
    statusSince,
  } as const
  const data = Array.from({ length: count }, () => ({ ...common, gatewayAccountId: randomUUID() }))
  return getDb().connectedAccount.createManyAndReturn({ data })
}

async function askForSignIn() {
  const to = `${randomUUID()}@example.com`
  const reader = { locale: 'en', timeZone: 'UTC' } as const
  const expires = new Date(Date.now() + 600_000)
  await queueSignInMail({ to, token: randomUUID(), expires, next: '/accounts', reader })
  return to
}

test('with a silent gateway and 483 events waiting, a sign-in email leaves and another gateway is read at once', async () => {
  const well = await world.makeAccount({ gateway: 'POSTPRESS' })
  await world.setAtGateway(well, 'CREDENTIALS')
  // Before an email about a broken account goes out, its gateway is asked once more: those emails wait too.
  await Promise.all(Array.from({ length: 4 }, () => world.makeBroken()))
  const asked = gateway.fallSilent()
  const rows = await makeRows(483)
  await Promise.all(rows.map((row) => tell(row.gatewayAccountId, 'CREDENTIALS', 'UNIPILE_V1')))
  worker = startWorker()
  await vi.waitFor(() => expect(asked()).toBeGreaterThan(6), { timeout: 8_000, interval: 20 })
  const address = await askForSignIn()
  await tell(well.gatewayAccountId, 'CREDENTIALS', 'POSTPRESS')
  await vi.waitFor(async () => expect(await world.mailsTo(address)).toHaveLength(1), soon)
  await vi.waitFor(async () => expect(await world.statusOf(well.id)).toBe('CREDENTIALS'), soon)
  const health = await checkHealth()
  expect(health).toMatchObject({ database: 'ok', gateways: { UNIPILE_V1: 'unreachable', POSTPRESS: 'ok' } })
  expect(health.queue?.waiting).toBeGreaterThan(400)
})

test('with a silent email provider, a status shows at once', async () => {
  await Promise.all(Array.from({ length: 8 }, () => world.makeBroken()))
  const account = await world.makeAccount()
  await world.setAtGateway(account, 'CREDENTIALS')
  const asked = mail.fallSilent()
  worker = startWorker()
  await vi.waitFor(() => expect(asked()).toBe(1), { timeout: 8_000, interval: 20 })
  await tell(account.gatewayAccountId, 'CREDENTIALS', 'UNIPILE_V1')
  await vi.waitFor(async () => expect(await world.statusOf(account.id)).toBe('CREDENTIALS'), soon)
  expect(asked()).toBe(1)
})

test('a gateway that fails for several accounts is not asked again by jobs; a person still may, and opens the way', async () => {
  const failing = await Promise.all(Array.from({ length: 3 }, () => world.makeAccount()))
  const next = await world.makeAccount()
  const heard = async (accountId: string) => {
    const event = await getDb().webhookEvent.findFirstOrThrow({ where: { accountId } })
    expect(event.outcomeReason).toBe('UNCONFIRMED')
  }
  await world.control('gateway', { mode: 'down' })
  worker = startWorker()
  for (const account of failing) {
    await tell(account.gatewayAccountId, 'CREDENTIALS', 'UNIPILE_V1')
    await vi.waitFor(() => heard(account.id), soon)
  }
  const before = await world.countReads(next.gatewayAccountId)
  await tell(next.gatewayAccountId, 'CREDENTIALS', 'UNIPILE_V1')
  await vi.waitFor(() => heard(next.id), soon)
  expect(await world.countReads(next.gatewayAccountId)).toBe(before)

  await world.control('gateway', { mode: 'up' })
  await world.setAtGateway(next, 'CREDENTIALS')
  await checkAccount({ kind: 'CUSTOMER', userId: next.userId }, { accountId: next.id })
  expect(await world.statusOf(next.id)).toBe('CREDENTIALS')
})
