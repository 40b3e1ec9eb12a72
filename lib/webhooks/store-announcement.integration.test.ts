import { expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { storeAnnouncement } from './store-announcement'

const world = await openWorld()

async function makeAttempt() {
  const { id: userId } = await world.makePerson()
  const hashes = { notifyHash: crypto.randomUUID(), returnHash: crypto.randomUUID() }
  return getDb().authIntent.create({
    data: {
      userId,
      gateway: 'UNIPILE_V2',
      kind: 'CONNECT',
      ...hashes,
      expiresAt: new Date(Date.now() + 600_000),
    },
  })
}

test('the very same event is known the second time, and even another attempt does not take it up', async () => {
  const [first, second] = [await makeAttempt(), await makeAttempt()]
  const told = { kind: 'connected', gatewayAccountId: 'acc_1', message: 'account.add', id: 'evt_1' } as const
  expect(await storeAnnouncement(first, '{}', told)).toBe(true)
  expect(await storeAnnouncement(first, '{}', told)).toBe(false)
  expect(await storeAnnouncement(second, '{}', told)).toBe(false)
  expect(await getDb().authIntent.findUniqueOrThrow({ where: { id: second.id } })).toEqual(second)
  expect(await getDb().webhookEvent.count({ where: { vendorEventId: 'evt_1' } })).toBe(1)
})

test('callbacks have no id: each is stored, and one counts', async () => {
  const intent = await makeAttempt()
  const told = { kind: 'connected', gatewayAccountId: 'acc_2', message: 'CREATION_SUCCESS' } as const
  const stored = await Promise.all([1, 2, 3].map(() => storeAnnouncement(intent, '{}', told)))
  expect(stored).toEqual([true, true, true])
  const outcomes = (await getDb().webhookEvent.findMany({ where: { intentId: intent.id } })).map(
    (e) => e.outcome,
  )
  expect(outcomes.toSorted()).toEqual(['RECEIVED', 'REPEATED', 'REPEATED'])
})
