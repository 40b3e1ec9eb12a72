import { expect, test } from 'vitest'
import { openGate } from '@/test/gate'
import { openWorld } from '@/test/world'
import { addJob } from '../add-job'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { checkHealth } from './check-health'

const gateway = await openGate()
const world = await openWorld({ UNIPILE_V1_DSN: gateway.url })
gateway.lead(world.sandboxUrl)

test('health waits for no gateway, and asks each at most every few seconds', async () => {
  const asked = gateway.fallSilent()
  const began = performance.now()
  const found = await Promise.all([checkHealth(), checkHealth(), checkHealth()])
  expect(performance.now() - began).toBeLessThan(4_000)
  expect(found[0]).toMatchObject({ database: 'ok', gateways: { UNIPILE_V1: 'unreachable', POSTPRESS: 'ok' } })
  expect(asked()).toBe(1)
})

test('health tells how long the first due job waits, and when a worker was last heard of', async () => {
  expect(await checkHealth()).toMatchObject({
    queue: { waiting: 0, oldestDueSeconds: 0 },
    worker: { processes: 0, lastBeatSeconds: null },
  })
  await addJob(getDb(), 'sweep', {}, { key: 'waits' })
  const now = await databaseNow()
  await getDb().workerProcess.createMany({
    data: [
      { id: 'lives', beatAt: new Date(now.getTime() + 580_000) },
      { id: 'died', beatAt: now },
    ],
  })
  await world.pass({ minutes: 10 })
  const { queue, worker } = await checkHealth()
  expect(queue?.waiting).toBe(1)
  expect(queue?.oldestDueSeconds).toBeGreaterThanOrEqual(600)
  expect(worker?.processes).toBe(1)
  expect(worker?.lastBeatSeconds).toBeGreaterThanOrEqual(20)
})

test('a database that lacks a migration, or all of them, serves nobody', async () => {
  const db = getDb()
  await db.$executeRaw`
    DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`
  expect(await checkHealth()).toMatchObject({ database: 'unmigrated', queue: null, worker: null })
  await db.$executeRaw`DROP TABLE _prisma_migrations`
  expect(await checkHealth()).toMatchObject({ database: 'unmigrated' })
})
