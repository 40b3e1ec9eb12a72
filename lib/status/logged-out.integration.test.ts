import { expect, test } from 'vitest'
import { openStandIn } from '@/test/stand-in'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { completeIntent } from '../linking/complete-intent'
import { syncAccount } from './sync-account'

// A gateway refuses to show an account because the account has lost its login.

let list = 200
const url = await openStandIn(({ path }) =>
  /accounts\?/.test(path) ? { status: list, body: '{"items":[]}' } : { status: 401, body: '{}' },
)
const world = await openWorld({ UNIPILE_V1_DSN: url })

async function makeAccount() {
  const { id: userId } = await world.makePerson()
  return getDb().connectedAccount.create({
    data: {
      userId,
      gateway: 'UNIPILE_V1',
      gatewayAccountId: crypto.randomUUID(),
      provider: 'LINKEDIN',
      name: 'Ada',
      identity: 'ada',
      status: 'OK',
      statusSince: new Date(),
    },
  })
}

test('asks its owner to log in again, and changes nothing that the gateway did not say', async () => {
  const { id } = await makeAccount()
  await syncAccount({ accountId: id, cause: 'CHECK' })
  expect(await getDb().connectedAccount.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: 'CREDENTIALS',
    provider: 'LINKEDIN',
    name: 'Ada',
    identity: 'ada',
    missingSince: null,
  })
  expect(await getDb().outage.count({ where: { accountId: id, closedAt: null } })).toBe(1)
})

test('asks nobody while the others cannot be read either', async () => {
  const { id } = await makeAccount()
  list = 401
  await expect(syncAccount({ accountId: id, cause: 'CHECK' })).rejects.toMatchObject({ fault: 'KEY_REFUSED' })
  list = 200
  expect(await world.statusOf(id)).toBe('OK')
  expect(await getDb().outage.count({ where: { accountId: id } })).toBe(0)
})

test('makes nobody’s account of it when an attempt announces it', async () => {
  const { id: userId } = await world.makePerson()
  const intent = await getDb().authIntent.create({
    data: {
      userId,
      gateway: 'UNIPILE_V1',
      kind: 'CONNECT',
      notifyHash: crypto.randomUUID(),
      returnHash: crypto.randomUUID(),
      expiresAt: new Date(Date.now() + 600_000),
    },
  })
  expect(await completeIntent({ intentId: intent.id, gatewayAccountId: 'abc' })).toBeNull()
  expect(await getDb().connectedAccount.count({ where: { userId } })).toBe(0)
  expect(await getDb().authIntent.findUniqueOrThrow({ where: { id: intent.id } })).toMatchObject({
    state: 'PENDING',
  })
})
