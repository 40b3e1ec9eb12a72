import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { applyMigrations } from '@/scripts/apply-migrations'
import { openWorld } from '@/test/world'
import { getDb } from '../lib/db'

const world = await openWorld()
const client = new pg.Client({ connectionString: world.databaseUrl })
await client.connect()
afterAll(() => client.end())

test('migrating again, from two hosts at once, changes nothing', async () => {
  const twice = [applyMigrations(world.databaseUrl), applyMigrations(world.databaseUrl)]
  expect(await Promise.all(twice)).toEqual([[], []])
})

test.each([`UPDATE "AuditEntry" SET "actorId" = 'me'`, `DELETE FROM "AuditEntry"`, `TRUNCATE "AuditEntry"`])(
  'the audit refuses %s',
  async (statement) => {
    await getDb().auditEntry.create({ data: { actorKind: 'SYSTEM', action: 'SIGNED_IN' } })
    await expect(client.query(statement)).rejects.toThrow('append-only')
  },
)

test('an account has one open outage at most, whoever writes', async () => {
  const { id: accountId } = await world.makeAccount()
  const open = () =>
    getDb().outage.create({ data: { accountId, status: 'CREDENTIALS', openedAt: new Date() } })
  const { id } = await open()
  await expect(open()).rejects.toThrow()
  await getDb().outage.update({ where: { id }, data: { closedAt: new Date() } })
  await open()
})

test('the order of the list follows from the status', async () => {
  const { id } = await world.makeAccount()
  const attentionAs = async (status: 'OK' | 'CREDENTIALS' | 'ERROR' | 'DELETED') =>
    (await getDb().connectedAccount.update({ where: { id }, data: { status } })).attention
  expect([
    await attentionAs('CREDENTIALS'),
    await attentionAs('ERROR'),
    await attentionAs('OK'),
    await attentionAs('DELETED'),
  ]).toEqual([0, 1, 2, 3])
})

test('open pages are rung for what they show, and not for a look that found nothing new', async () => {
  const { id, userId } = await world.makeAccount()
  const rings: (string | undefined)[] = []
  client.on('notification', ({ payload }) => rings.push(payload))
  await client.query('LISTEN patchbay_accounts')
  await getDb().connectedAccount.update({ where: { id }, data: { lastVerifiedAt: new Date() } })
  await getDb().connectedAccount.update({ where: { id }, data: { label: 'Mine' } })
  // Notifications come before the answer to what is asked after them.
  await client.query('SELECT 1')
  expect(rings.filter((payload) => payload === userId)).toEqual([userId])
})
