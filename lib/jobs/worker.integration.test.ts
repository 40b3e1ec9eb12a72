import { expect, test, vi } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { receiveEvent } from '../webhooks/receive-event'
import { prune } from './prune'
import { sweep } from './sweep'
import { startWorker } from './worker'

const world = await openWorld({ NOTICE_GRACE_SECONDS: '0' })

async function tell(gatewayAccountId: string, message: string) {
  const body = JSON.stringify({ AccountStatus: { account_id: gatewayAccountId, message } })
  const request = new Request('http://patchbay.test/', {
    method: 'POST',
    headers: { 'unipile-auth': 'secret' },
    body,
  })
  await receiveEvent(request, 'UNIPILE_V1')
}

test('two workers at once do every job, and no mail twice', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => world.makePerson()))
  const accounts = await Promise.all(people.map((person) => world.makeAccount({ userId: person.id })))
  const workers = [startWorker(), startWorker()]
  try {
    await Promise.all(accounts.map((account) => world.setAtGateway(account, 'CREDENTIALS')))
    await Promise.all(
      accounts.flatMap(({ gatewayAccountId }) => [
        tell(gatewayAccountId, 'CREDENTIALS'),
        tell(gatewayAccountId, 'CREDENTIALS'),
      ]),
    )
    await vi.waitFor(
      async () => {
        for (const person of people) expect(await world.mailsTo(person.email)).toHaveLength(1)
      },
      { timeout: 15_000, interval: 100 },
    )
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()))
  }
  for (const person of people) expect(await world.mailsTo(person.email)).toHaveLength(1)
  expect(await getDb().webhookEvent.count({ where: { outcome: 'RECEIVED' } })).toBe(0)
})

test('a webhook whose job died with its process is taken up by the sweep', async () => {
  const account = await world.makeAccount()
  await world.setAtGateway(account, 'ERROR')
  await tell(account.gatewayAccountId, 'ERROR')
  await getDb().$executeRaw`UPDATE graphile_worker._private_jobs SET locked_by = 'dead', locked_at = now()`
  await world.runJobs()
  expect(await world.statusOf(account.id)).toBe('OK')
  await world.pass({ minutes: 5 })
  await sweep()
  await world.runJobs()
  expect(await world.statusOf(account.id)).toBe('ERROR')
})

test('old events, attempts, links and passes go; accounts, history, audit and what is not done yet stay', async () => {
  const account = await world.makeBroken()
  await tell('nobody', 'OK')
  await tell(account.gatewayAccountId, 'CREDENTIALS')
  await sweep()
  await world.runDue()
  await tell(account.gatewayAccountId, 'OK')
  const before = await getDb().statusChange.count()
  const passes = await getDb().sweepPass.count()
  expect(passes).toBeGreaterThan(0)
  await world.pass({ days: 100 })
  await prune()
  expect(await getDb().webhookEvent.findMany()).toMatchObject([
    { outcome: 'RECEIVED', gatewayAccountId: account.gatewayAccountId, message: 'OK' },
  ])
  expect(await getDb().sweepPass.count({ where: { endedAt: { not: null } } })).toBe(0)
  expect(await getDb().statusChange.count()).toBe(before)
  expect(await world.statusOf(account.id)).toBe('CREDENTIALS')
})
