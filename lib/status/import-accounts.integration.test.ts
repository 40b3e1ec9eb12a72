import { expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { importAccounts } from './import-accounts'

const world = await openWorld()

test('what a gateway has already is taken over once, however often it is run, and nobody is mailed', async () => {
  const person = await world.makePerson()
  const ids = await Promise.all(
    (['OK', 'CREDENTIALS', 'ERROR'] as const).map((status) =>
      world.makeAtGateway({ status, name: person.email }),
    ),
  )
  const stranger = await world.makeAtGateway({ name: 'Nobody Here' })
  const run = () =>
    importAccounts({
      gateway: 'UNIPILE_V1',
      cursor: null,
      ownerOf: async (account) => (account.name === person.email ? person.id : null),
    })
  const first = await run()
  expect(first.nextCursor).toBeNull()
  const told = (page: typeof first) =>
    Object.fromEntries(page.outcomes.map(({ account, outcome }) => [account.gatewayAccountId, outcome]))
  expect(told(first)).toEqual({
    ...Object.fromEntries(ids.map((id) => [id, 'imported'])),
    [stranger]: 'unmatched',
  })
  expect(told(await run())).toMatchObject(Object.fromEntries(ids.map((id) => [id, 'known'])))
  expect(await getDb().connectedAccount.count()).toBe(3)
  expect(await getDb().outage.count({ where: { closedAt: null } })).toBe(1)
  expect(await getDb().outboxEmail.count()).toBe(0)
})
