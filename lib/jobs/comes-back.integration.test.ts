import { spawn } from 'node:child_process'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { openGate } from '@/test/gate'
import { openTcpProxy } from '@/test/tcp-proxy'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { checkHealth } from '../doctor/check-health'
import { onRing } from '../doorbell'
import { receiveEvent } from '../webhooks/receive-event'
import { runInline } from './run-inline'
import { sweep } from './sweep'
import { startWorker, type Worker } from './worker'

// Guarantee 10 of docs/guarantees.md: it starts, keeps running and recovers by itself, whatever happens to the
// database.
const soon = { timeout: 10_000, interval: 50 }

const gateway = await openGate()
const world = await openWorld({ UNIPILE_V1_DSN: gateway.url })
gateway.lead(world.sandboxUrl)
const database = await openTcpProxy(world.databaseUrl)
process.env.DATABASE_URL = database.url
afterAll(() => database.close())

let worker: Worker | undefined
afterEach(async () => {
  database.restore()
  await worker?.stop()
  worker = undefined
})

function tell(account: { gatewayAccountId: string }, message: string) {
  const body = JSON.stringify({ AccountStatus: { account_id: account.gatewayAccountId, message } })
  const headers = { 'unipile-auth': 'secret' }
  return receiveEvent(new Request('http://patchbay.test/', { method: 'POST', headers, body }), 'UNIPILE_V1')
}

/** An account that broke at its gateway, where only an event tells us. */
async function makeSilentlyBroken() {
  const account = await world.makeAccount()
  await world.setAtGateway(account, 'CREDENTIALS')
  return account
}

const showsBroken = (account: { id: string }, patience = soon) =>
  vi.waitFor(async () => expect(await world.statusOf(account.id)).toBe('CREDENTIALS'), patience)
const lockedJobs = async () => {
  const [row] = await getDb().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM graphile_worker.jobs
    WHERE locked_at IS NOT NULL AND task_identifier = 'sync-account'`
  return row?.count
}

test('started while the database is away it answers 503, and serves within seconds of its return', async () => {
  const account = await makeSilentlyBroken()
  database.refuse()
  worker = runInline()
  expect(await tell(account, 'CREDENTIALS')).toMatchObject({ status: 503, headers: { 'retry-after': '30' } })
  expect(await checkHealth()).toMatchObject({ database: 'unreachable', queue: null, worker: null })
  database.restore()
  expect(await tell(account, 'CREDENTIALS')).toEqual({ status: 200 })
  await showsBroken(account)
  await vi.waitFor(async () => expect((await checkHealth()).worker?.processes).toBe(1), soon)
})

test('connections that fall silent are noticed within 30 seconds, by pool, worker and live feed', async () => {
  const account = await makeSilentlyBroken()
  worker = startWorker()
  const rings = vi.fn()
  const stopListening = onRing('patchbay_accounts', rings)
  await vi.waitFor(() => expect(rings).toHaveBeenCalled(), soon)
  await vi.waitFor(async () => expect((await checkHealth()).worker?.processes).toBe(1), soon)
  const noticed = { timeout: 30_000, interval: 100 }
  database.silenceOpenConnections()
  rings.mockClear()
  await vi.waitFor(async () => expect(await tell(account, 'CREDENTIALS')).toEqual({ status: 200 }), noticed)
  await showsBroken(account, noticed)
  await vi.waitFor(() => expect(rings).toHaveBeenCalled(), noticed)
  await vi.waitFor(() => expect(database.silentConnections()).toBe(0), noticed)
  stopListening()
}, 40_000)

test('a worker of its own outlives the loss of the database; what it held when killed is free within two minutes', async () => {
  const [first, second] = [await makeSilentlyBroken(), await makeSilentlyBroken()]
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/worker.ts'], { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code)))
  try {
    await vi.waitFor(async () => expect((await checkHealth()).worker?.processes).toBe(1), {
      ...soon,
      timeout: 20_000,
    })
    // The worker cannot even record how its current job went.
    const asked = gateway.fallSilent()
    await tell(first, 'CREDENTIALS')
    await vi.waitFor(() => expect(asked()).toBe(1), soon)
    database.refuse()
    gateway.speak()
    await vi.waitFor(() => expect(database.refused()).toBeGreaterThan(20), soon)
    database.restore()
    await vi.waitFor(async () => expect(await tell(first, 'CREDENTIALS')).toEqual({ status: 200 }), soon)
    await showsBroken(first)
    expect(child.exitCode).toBeNull()

    const held = gateway.fallSilent()
    await tell(second, 'CREDENTIALS')
    await vi.waitFor(() => expect(held()).toBe(1), soon)
  } finally {
    child.kill('SIGKILL')
  }
  expect(await ended).toBe('SIGKILL')
  gateway.speak()
  expect(await lockedJobs()).toBe(1)
  await world.pass({ minutes: 1 })
  await sweep()
  expect(await lockedJobs()).toBe(0)
  worker = startWorker()
  await showsBroken(second)
}, 60_000)

test('a job that takes long keeps its lock while its process lives', async () => {
  const account = await makeSilentlyBroken()
  const asked = gateway.fallSilent()
  worker = startWorker()
  await tell(account, 'CREDENTIALS')
  await vi.waitFor(() => expect(asked()).toBe(1), soon)
  await world.pass({ minutes: 1 })
  await vi.waitFor(async () => {
    const [row] = await getDb().$queryRaw<{ age: number }[]>`
      SELECT extract(epoch FROM now() - locked_at)::int AS "age" FROM graphile_worker.jobs WHERE locked_at IS NOT NULL`
    expect(row?.age).toBeLessThan(30)
  }, soon)
  await sweep()
  expect(await lockedJobs()).toBe(1)
  gateway.speak()
})

test('a job that failed for good does not keep the sweep from queueing it anew', async () => {
  const account = await makeSilentlyBroken()
  await tell(account, 'CREDENTIALS')
  await getDb().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts`
  await world.pass({ minutes: 2 })
  await sweep()
  worker = startWorker()
  await showsBroken(account)
})
