import { describe, expect, test } from 'vitest'
import { openGate } from '@/test/gate'
import { makeIntent } from '@/test/given'
import { openWorld } from '@/test/world'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { sweep } from '../jobs/sweep'
import { completeFromEvent } from '../linking/complete-from-event'
import { storeStatus } from '../webhooks/store-status'
import { syncFromEvents } from './sync-from-events'

// Guarantee 8 of docs/guarantees.md.
const gate = await openGate()
const world = await openWorld({ UNIPILE_V1_DSN: gate.url })
gate.lead(world.sandboxUrl)

const countReads = (id: string) => gate.count(new RegExp(`^GET .*/accounts/${id}$`))
const row = (id: string) => getDb().connectedAccount.findUniqueOrThrow({ where: { id } })

describe('G8: tries are counted on rows', () => {
  test('an announced account that does not exist is looked for six times, then the attempt has failed', async () => {
    const intent = await makeIntent(world)
    await completeFromEvent({ intentId: intent.id, gatewayAccountId: 'nowhere' })
    for (let minute = 0; minute < 5; minute++) {
      await world.pass({ minutes: 1 })
      await sweep()
      await world.runDue()
    }
    expect(await getDb().authIntent.findUnique({ where: { id: intent.id } })).toMatchObject({
      state: 'FAILED',
      failure: 'NOT_FOUND',
    })
    expect(countReads('nowhere')).toBe(6)
  })

  test('an account that cannot be read is tried at least every two minutes for an hour, then calmer, though the sweep runs', async () => {
    const account = await world.makeAccount()
    await world.control('gateway', { mode: 'error' })
    const claim = { message: 'OK', hint: 'OK', id: null, at: null, state: null, isReconnect: false } as const
    await storeStatus('UNIPILE_V1', '{}', {
      kind: 'status',
      gatewayAccountId: account.gatewayAccountId,
      ...claim,
    })
    await syncFromEvents(account.id)
    const before = countReads(account.gatewayAccountId)
    for (let minute = 0; minute < 60; minute++) {
      await world.pass({ minutes: 1 })
      await sweep()
      await world.runDue()
    }
    const tries = countReads(account.gatewayAccountId) - before
    expect(tries).toBeGreaterThanOrEqual(30)
    expect(tries).toBeLessThanOrEqual(40)
    await world.pass({ hours: 1 })
    await world.runDue()
    const { nextReadAt } = await row(account.id)
    expect((nextReadAt?.getTime() ?? 0) - (await databaseNow()).getTime()).toBeGreaterThan(14 * 60_000)
    await world.control('gateway', { mode: 'up' })
  })
})
