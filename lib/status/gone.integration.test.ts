import { describe, expect, test } from 'vitest'
import { makeIntent } from '@/test/given'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { completeFromEvent } from '../linking/complete-from-event'
import { syncAccount } from './sync-account'

// Guarantee 4 of docs/guarantees.md.
const world = await openWorld()
const row = (id: string) => getDb().connectedAccount.findUniqueOrThrow({ where: { id } })

describe('G4: nothing is final on a single read', () => {
  test('a passing 404 changes nothing that anybody sees', async () => {
    const account = await world.makeAccount()
    await world.control('delete-account', { account_id: account.gatewayAccountId, silent: true })
    await syncAccount({ accountId: account.id, cause: 'SWEEP' })
    await world.makeAtGateway({ id: account.gatewayAccountId, name: account.name })
    await world.pass({ minutes: 2 })
    await world.runJobs()
    expect(await row(account.id)).toMatchObject({ status: 'OK', missingSince: null })
    expect(await getDb().statusChange.count({ where: { accountId: account.id } })).toBe(0)
  })

  test('an account that stays gone shows within five minutes, by itself; its owner is told once, an hour later', async () => {
    const person = await world.makePerson()
    const account = await world.makeAccount({ userId: person.id, name: 'Ada' })
    await world.makeAccount()
    await world.control('delete-account', { account_id: account.gatewayAccountId, silent: true })
    await syncAccount({ accountId: account.id, cause: 'WEBHOOK' })
    await world.pass({ minutes: 2 })
    await world.runDue()
    expect(await world.statusOf(account.id)).toBe('DELETED')
    expect(await world.mailsTo(person.email)).toHaveLength(0)
    await world.pass({ minutes: 61 })
    await world.runDue()
    const [mail] = await world.mailsTo(person.email)
    expect(mail?.subject).toBe('Your LinkedIn account “Ada” was removed')
    await world.pass({ hours: 24 })
    await world.runDue()
    expect(await world.mailsTo(person.email)).toHaveLength(1)
  })

  test('another workspace’s key, which answers 404 for all, makes nothing gone', async () => {
    const [account, other] = [await world.makeAccount(), await world.makeAccount()]
    const ours = await getDb().connectedAccount.findMany({
      where: { gateway: 'UNIPILE_V1', status: { not: 'DELETED' } },
    })
    for (const { gatewayAccountId } of ours)
      if (await world.isAtGateway(gatewayAccountId))
        await world.control('delete-account', { account_id: gatewayAccountId, silent: true })
    for (const { id } of [account, other]) await syncAccount({ accountId: id, cause: 'SWEEP' })
    await world.pass({ minutes: 3 })
    for (const { id } of [account, other])
      await expect(syncAccount({ accountId: id, cause: 'SWEEP' })).rejects.toMatchObject({
        fault: 'KEY_REFUSED',
      })
    expect(await world.statusOf(account.id)).toBe('OK')
  })

  test('one that was gone and is back works again, with its history', async () => {
    const account = await world.makeAccount()
    await world.makeAccount()
    await world.control('delete-account', { account_id: account.gatewayAccountId, silent: true })
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    await world.pass({ minutes: 2 })
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    expect(await world.statusOf(account.id)).toBe('DELETED')
    await world.makeAtGateway({ id: account.gatewayAccountId, name: account.name })
    await syncAccount({ accountId: account.id, cause: 'SWEEP' })
    expect(await world.statusOf(account.id)).toBe('OK')
    expect(await getDb().outboxEmail.findMany({ where: { accountId: account.id } })).toMatchObject([
      { kind: 'GONE', state: 'CANCELLED' },
    ])
  })

  test('its member may be connected by somebody else', async () => {
    const account = await world.makeAccount({ username: 'shared@example.com' })
    await world.makeAccount()
    await world.control('delete-account', { account_id: account.gatewayAccountId, silent: true })
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    await world.pass({ minutes: 2 })
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    const again = await world.makeAtGateway({ username: 'shared@example.com' })
    const intent = await makeIntent(world)
    await completeFromEvent({ intentId: intent.id, gatewayAccountId: again })
    expect(await getDb().connectedAccount.findFirst({ where: { gatewayAccountId: again } })).toMatchObject({
      userId: intent.userId,
      status: 'OK',
    })
    await world.runJobs()
    expect(await world.isAtGateway(again)).toBe(true)
  })
})
