import { beforeAll, describe, expect, test } from 'vitest'
import { openGate } from '@/test/gate'
import { tell } from '@/test/given'
import { openWorld } from '@/test/world'
import { readAccounts } from '../accounts/read-accounts'
import { getDb } from '../db'
import type { Gateway } from '../generated/prisma/enums'
import { sweep } from '../jobs/sweep'
import { syncAccount } from '../status/sync-account'
import { continuePass } from './continue-pass'

// Guarantee 9 of docs/guarantees.md. Requests to the gateways are counted at the wire.
const gate = await openGate()
const world = await openWorld({
  UNIPILE_V1_DSN: gate.url,
  UNIPILE_V2_BASE_URL: `${gate.url}/v2`,
  POSTPRESS_BASE_URL: `${gate.url}/postpress/v1`,
})
gate.lead(world.sandboxUrl)

const lists: Record<Gateway, RegExp> = {
  UNIPILE_V1: /^GET \/api\/v1\/accounts\?/,
  UNIPILE_V2: /^GET \/v2\/accounts\/\?/,
  POSTPRESS: /^GET \/postpress\/v1\/accounts\?/,
}
const reads = /^GET .*\/accounts\/[^/?]+$/
const row = (id: string) => getDb().connectedAccount.findUniqueOrThrow({ where: { id } })
const lastPass = (gateway: Gateway = 'UNIPILE_V1') =>
  getDb().sweepPass.findFirstOrThrow({ where: { gateway }, orderBy: { startedAt: 'desc' } })

/** This many accounts of one person, at the gateway and here. */
async function makeFleet(gateway: Gateway, count: number) {
  const dialect = { UNIPILE_V1: 'v1', UNIPILE_V2: 'v2', POSTPRESS: 'postpress' }[gateway]
  const ids = new Set<string>()
  for (let made = 0; made < count; made++) {
    const name = `Fleet ${gateway} ${String(made).padStart(5, '0')} ${crypto.randomUUID()}`
    const given = { gateway: dialect, type: 'LINKEDIN', name, username: name, status: 'OK' }
    ids.add((await world.control('create-account', given)).account.id)
  }
  const userId = (await world.makePerson()).id
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof readAccounts>> = await readAccounts(gateway, cursor ?? null)
    const mine = page.snapshots.filter(({ gatewayAccountId }) => ids.has(gatewayAccountId))
    await getDb().connectedAccount.createMany({
      data: mine.map(({ account: { createdAt: _, ...told }, number, at }) => ({
        ...{ ...told, gateway, userId, statusSince: at, readNumber: number, lastVerifiedAt: at },
      })),
    })
    cursor = page.nextCursor
  }
  return getDb().connectedAccount.findMany({ where: { userId }, orderBy: { name: 'asc' } })
}

/** Lets a minute pass, running due jobs second by second wherever there are any. */
async function minute() {
  await sweep()
  for (let slice = 0; slice < 12; slice++) {
    await world.runDue()
    await world.pass({ seconds: 5 })
  }
}

/** Runs the next pass over every gateway from start to end. */
async function onePass() {
  await world.pass({ minutes: 60 })
  await sweep()
  for (let step = 0; step < 40; step++) {
    await world.runDue()
    if ((await getDb().sweepPass.count({ where: { endedAt: null } })) === 0) break
    await world.pass({ seconds: 2 })
  }
  await world.runDue()
}

let fleet: Awaited<ReturnType<typeof makeFleet>>
let fleetAtPostpress: typeof fleet
beforeAll(async () => {
  fleet = await makeFleet('UNIPILE_V1', 1_000)
  fleetAtPostpress = await makeFleet('POSTPRESS', 100)
}, 120_000)

/** Begins a pass over Unipile v1 and goes on to the answer for its last page, where new accounts are; it is held back. */
async function holdLastPage() {
  await forgetJobs()
  await world.pass({ minutes: 60 })
  await sweep()
  await forgetJobs()
  const all = world.sandbox.context.state.accounts.filter((each) => each.gateway === 'v1').length
  while (((await lastPass()).calls + 1) * 250 < all) await continuePass('UNIPILE_V1')
  const held = gate.hold(lists.UNIPILE_V1)
  const writing = continuePass('UNIPILE_V1')
  await held.arrived
  return async () => {
    held.release()
    await writing
    while (!(await lastPass()).endedAt) await continuePass('UNIPILE_V1')
  }
}

const forgetJobs = () => getDb().$executeRaw`DELETE FROM graphile_worker._private_jobs`

describe('G9: the sweep is fair and cheap', () => {
  test('the missed webhooks of 1,000 accounts take one pass: a call per page, and a read per account that changed', async () => {
    const changed = fleet.filter((_, index) => index % 25 === 0)
    for (const account of changed) await world.setAtGateway(account, 'STOPPED')
    const before = { calls: gate.count(lists.UNIPILE_V1), reads: gate.count(reads) }
    await onePass()
    expect(gate.count(lists.UNIPILE_V1) - before.calls).toBe(4)
    expect(gate.count(reads) - before.reads).toBe(changed.length)
    const stopped = { id: { in: changed.map(({ id }) => id) }, status: 'STOPPED' } as const
    expect(await getDb().connectedAccount.count({ where: stopped })).toBe(changed.length)
    const pass = await lastPass()
    expect(pass).toMatchObject({ calls: 4, accounts: 1_000, differed: 40, notListed: 0, unknown: 0 })
    const verified = { userId: fleet[0]?.userId ?? '', lastVerifiedAt: { gte: pass.startedAt } }
    expect(await getDb().connectedAccount.count({ where: verified })).toBe(1_000)
    expect(await getDb().statusChange.count({ where: { cause: 'SWEEP' } })).toBe(changed.length)
  }, 180_000)

  test('a pass whose process died, or whose job got lost, goes on where it was', async () => {
    await world.pass({ minutes: 60 })
    await sweep()
    await world.runDue()
    await world.pass({ seconds: 2 })
    await world.runDue()
    expect(await lastPass()).toMatchObject({ calls: 2, endedAt: null })
    await forgetJobs()
    const before = gate.count(lists.UNIPILE_V1)
    await minute()
    expect(await lastPass()).toMatchObject({ calls: 4, endedAt: expect.any(Date) })
    expect(gate.count(lists.UNIPILE_V1) - before).toBe(2)
  })

  test('a page is written once, also when two processes hold it', async () => {
    await world.pass({ minutes: 60 })
    const held = gate.hold(lists.UNIPILE_V1)
    await sweep()
    const slow = continuePass('UNIPILE_V1')
    await held.arrived
    await continuePass('UNIPILE_V1')
    held.release()
    await slow
    expect(await lastPass()).toMatchObject({ calls: 1, accounts: 250 })
    for (let step = 0; step < 6; step++) await continuePass('UNIPILE_V1')
    expect(await lastPass()).toMatchObject({ calls: 4, accounts: 1_000, endedAt: expect.any(Date) })
  })

  test.each(['UNIPILE_V1', 'UNIPILE_V2', 'POSTPRESS'] as const)(
    'what a small fleet at %s was not told of shows within five minutes',
    async (gateway) => {
      const [account] = await makeFleet(gateway, 1)
      if (!account) throw new Error('no account')
      await onePass()
      await world.setAtGateway(account, 'CREDENTIALS')
      for (let passed = 0; passed < 5; passed++) await minute()
      expect(await world.statusOf(account.id)).toBe('CREDENTIALS')
      expect(
        await getDb().statusChange.findFirst({ where: { accountId: account.id }, orderBy: { id: 'desc' } }),
      ).toMatchObject({ from: 'OK', to: 'CREDENTIALS', cause: 'SWEEP' })
    },
  )

  test('600 accounts that cannot be read at one gateway hold up none of 100 at another', async () => {
    const [broken, well] = [fleet.slice(0, 600), fleetAtPostpress]
    // All of them are due again, the broken ones the longest, and every job was lost.
    await onePass()
    const due = (ids: string[], minutes: number) => getDb().$executeRaw`
      UPDATE "ConnectedAccount" SET "unreadableSince" = patchbay_now(), "readTries" = 3,
        "nextReadAt" = patchbay_now() - make_interval(mins => ${minutes}::int) WHERE "id" = ANY(${ids})`
    for (const account of well) await world.setAtGateway(account, 'STOPPED')
    await due(
      broken.map(({ id }) => id),
      30,
    )
    await due(
      well.map(({ id }) => id),
      1,
    )
    await forgetJobs()
    await world.control('gateway', { mode: 'error', only: 'v1' })
    const before = gate.count(/^GET \/postpress\/v1\/accounts\/[^/?]+$/)
    const queued = async () => {
      await sweep()
      const jobs = await getDb().$queryRaw<{ id: string }[]>`
        SELECT replace("key", 'read-again:', '') AS "id" FROM graphile_worker._private_jobs
        WHERE "key" LIKE 'read-again:%'`
      const ids = new Set(jobs.map(({ id }) => id))
      return [broken, well].map((accounts) => accounts.filter(({ id }) => ids.has(id)).length)
    }
    // What is queued takes up no room in the next sweep.
    expect([await queued(), await queued(), await queued()]).toEqual([
      [200, 100],
      [400, 100],
      [600, 100],
    ])
    await world.runDue()
    await world.control('gateway', { mode: 'up' })
    expect(gate.count(/^GET \/postpress\/v1\/accounts\/[^/?]+$/) - before).toBe(100)
    const stopped = { id: { in: well.map(({ id }) => id) }, status: 'STOPPED' } as const
    expect(await getDb().connectedAccount.count({ where: stopped })).toBe(100)
    await forgetJobs()
    await getDb().connectedAccount.updateMany({
      data: { nextReadAt: null, unreadableSince: null, readTries: 0 },
    })
  }, 180_000)

  test('a list that cannot be had holds up no other gateway, waits longer each time, and goes on afterwards', async () => {
    const [account] = await makeFleet('POSTPRESS', 1)
    if (!account) throw new Error('no account')
    await world.setAtGateway(account, 'STOPPED')
    await world.control('gateway', { mode: 'error', only: 'v1' })
    await world.pass({ minutes: 60 })
    const before = gate.count(lists.UNIPILE_V1)
    for (let passed = 0; passed < 10; passed++) await minute()
    expect(await world.statusOf(account.id)).toBe('STOPPED')
    const failed = gate.count(lists.UNIPILE_V1) - before
    expect(failed).toBeGreaterThanOrEqual(6)
    expect(failed).toBeLessThanOrEqual(9)
    const stuck = await lastPass()
    expect(stuck).toMatchObject({ calls: 0, failures: failed, fault: 'UNAVAILABLE', endedAt: null })
    await world.control('gateway', { mode: 'up' })
    for (let passed = 0; passed < 3; passed++) await minute()
    const all = world.sandbox.context.state.accounts.filter((each) => each.gateway === 'v1').length
    expect(await getDb().sweepPass.findUnique({ where: { id: stuck.id } })).toMatchObject({
      calls: Math.max(1, Math.ceil(all / 250)),
      accounts: all,
      failures: 0,
      fault: null,
      endedAt: expect.any(Date),
    })
  }, 120_000)

  test('a gateway that has had enough is asked again when it says', async () => {
    await world.control('gateway', { mode: 'rate_limited', only: 'v2' })
    await world.pass({ minutes: 60 })
    await sweep()
    await world.runDue()
    const { nextCallAt, startedAt, fault } = await lastPass('UNIPILE_V2')
    expect(fault).toBe('RATE_LIMITED')
    expect(nextCallAt.getTime() - startedAt.getTime()).toBeGreaterThanOrEqual(24_000)
    await world.control('gateway', { mode: 'up' })
  })
})

describe('G9: a list is a read of what it shows unchanged, and no more', () => {
  test('it settles what came before it began, and not what came since', async () => {
    const [early, late] = [await world.makeAccount(), await world.makeAccount()]
    await onePass()
    const event = (account: { id: string }) =>
      getDb().webhookEvent.findFirstOrThrow({ where: { accountId: account.id } })
    await tell(early.gatewayAccountId, 'OK')
    const unreadable = {
      unreadableSince: early.statusSince,
      readTries: 7,
      nextReadAt: new Date('2100-01-01'),
    }
    await getDb().connectedAccount.update({ where: { id: early.id }, data: unreadable })
    const release = await holdLastPage()
    await tell(late.gatewayAccountId, 'OK')
    await release()
    expect(await event(early)).toMatchObject({ outcome: 'APPLIED', outcomeReason: 'CONFIRMED' })
    expect(await event(late)).toMatchObject({ outcome: 'RECEIVED' })
    expect((await row(early.id)).readNumber).toBeGreaterThan((await event(early)).number)
    expect(await row(early.id)).toMatchObject({ unreadableSince: null, readTries: 0, nextReadAt: null })
  })

  test('it never overwrites what a later read wrote', async () => {
    const accounts = [await world.makeAccount(), await world.makeAccount()] as const
    const release = await holdLastPage()
    await world.setAtGateway(accounts[0], 'CREDENTIALS')
    for (const { id } of accounts) await syncAccount({ accountId: id, cause: 'WEBHOOK' })
    const written = await Promise.all(accounts.map(({ id }) => row(id)))
    await release()
    expect(await Promise.all(accounts.map(({ id }) => row(id)))).toEqual(
      written.map((before) => ({
        ...before,
        listedNumber: expect.any(BigInt),
        updatedAt: expect.any(Date),
      })),
    )
  })

  test('an account that it does not have is read by itself, and is gone only when a second 404 says so', async () => {
    const account = await world.makeAccount()
    await onePass()
    await world.control('delete-account', { account_id: account.gatewayAccountId, silent: true })
    await onePass()
    expect(await lastPass()).toMatchObject({ notListed: 1 })
    expect(await row(account.id)).toMatchObject({ status: 'OK', missingSince: expect.any(Date) })
    await world.pass({ minutes: 2 })
    await world.runDue()
    expect(await world.statusOf(account.id)).toBe('DELETED')
    // The next pass does not ask for it again until it is back.
    await onePass()
    expect(await lastPass()).toMatchObject({ notListed: 0 })
    await world.makeAtGateway({ id: account.gatewayAccountId, name: account.name })
    await onePass()
    expect(await row(account.id)).toMatchObject({ status: 'OK', missingSince: null })
  })

  test('a list that has none of our accounts is not believed: ten are read, and nothing is gone', async () => {
    const there = world.sandbox.context.state.accounts.filter((each) => each.gateway === 'postpress')
    for (const { id } of there) await world.control('delete-account', { account_id: id, silent: true })
    const before = gate.count(/^GET \/postpress\/v1\/accounts\/[^/?]+$/)
    await onePass()
    expect(await lastPass('POSTPRESS')).toMatchObject({
      accounts: 0,
      notListed: 10,
      endedAt: expect.any(Date),
    })
    expect(gate.count(/^GET \/postpress\/v1\/accounts\/[^/?]+$/) - before).toBe(10)
    await world.pass({ minutes: 3 })
    await world.runDue()
    const gone = { gateway: 'POSTPRESS', status: 'DELETED' } as const
    expect(await getDb().connectedAccount.count({ where: gone })).toBe(0)
  })

  test('what nobody here owns is kept for the admin, until somebody does', async () => {
    const gatewayAccountId = await world.makeAtGateway({ name: 'Nobody’s' })
    await onePass()
    const unknown = () => getDb().unknownAccount.findMany({ where: { gateway: 'UNIPILE_V1' } })
    expect(await unknown()).toMatchObject([{ gatewayAccountId, name: 'Nobody’s', status: 'OK' }])
    expect(await lastPass()).toMatchObject({ unknown: 1 })
    await world.makeAccount({ id: gatewayAccountId })
    await onePass()
    expect(await unknown()).toEqual([])
  })
})

test('what is being set up or in trouble is read every fifteen minutes, however long the passes take', async () => {
  const [connecting, failing, fine] = [
    await world.makeAccount({ status: 'CONNECTING' }),
    await world.makeAccount({ status: 'ERROR' }),
    await world.makeAccount(),
  ]
  await onePass()
  // The last pass covered 100,000 accounts, so the next begins in 50 minutes.
  await getDb().sweepPass.updateMany({ data: { calls: 1_000 } })
  for (const account of [connecting, failing, fine]) await world.setAtGateway(account, 'STOPPED')
  for (let passed = 0; passed < 16; passed++) {
    await world.pass({ minutes: 1 })
    await sweep()
    await world.runDue()
  }
  expect(await world.statusOf(connecting.id)).toBe('STOPPED')
  expect(await world.statusOf(failing.id)).toBe('STOPPED')
  expect(await world.statusOf(fine.id)).toBe('OK')
}, 60_000)
