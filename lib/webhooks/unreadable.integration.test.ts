import { expect, test } from 'vitest'
import { openStandIn } from '@/test/stand-in'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { examine } from '../doctor/examine'
import { receiveEvent } from './receive-event'

// A gateway that has changed the way it describes accounts.

const one = { object: 'Account', identifier: 'abc', type: 'LINKEDIN', sources: [] }
let list: unknown = { items: [one] }
const url = await openStandIn(({ path }) => ({
  body: JSON.stringify(/\/accounts(\?|$)/.test(path) ? list : one),
}))
const world = await openWorld({ UNIPILE_V1_DSN: url })

test('leaves statuses as they are, and the admin sees why with the event and in the set-up check', async () => {
  const { id: userId } = await world.makePerson()
  const account = await getDb().connectedAccount.create({
    data: {
      userId,
      gateway: 'UNIPILE_V1',
      gatewayAccountId: 'abc',
      provider: 'LINKEDIN',
      name: 'Ada',
      status: 'OK',
      statusSince: new Date(),
    },
  })
  const body = JSON.stringify({ AccountStatus: { account_id: 'abc', message: 'RECONNECTED' } })
  const headers = { 'unipile-auth': 'secret' }
  await receiveEvent(new Request('http://patchbay.test/', { method: 'POST', headers, body }), 'UNIPILE_V1')
  await world.runJobs()
  expect(await world.statusOf(account.id)).toBe('OK')
  expect(await getDb().webhookEvent.findMany({ where: { accountId: account.id } })).toMatchObject([
    { outcome: 'RECEIVED', outcomeReason: 'UNREADABLE' },
  ])
  const found = { about: 'UNIPILE_V1', state: 'wrong', code: 'GATEWAY_UNREADABLE' }
  expect(await examine()).toContainEqual(expect.objectContaining(found))
  // The list is unchanged; only single accounts are described differently.
  list = { items: [{ ...one, id: 'abc' }] }
  expect(await examine()).toContainEqual(expect.objectContaining(found))
})
