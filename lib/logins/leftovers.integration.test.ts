import { expect, test } from 'vitest'
import { logIn } from '@/test/login'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { sweep } from '../jobs/sweep'
import { storeAnnouncement } from '../webhooks/store-announcement'
import { cancelIntent } from './cancel-intent'
import { recordStep } from './record-step'

// Guarantee 11: an attempt that came to nothing leaves no account behind at the gateway.
const world = await openWorld({ CONNECT_WITH: 'unipile-v2' })
const intentOf = (id: string) => getDb().authIntent.findUniqueOrThrow({ where: { id } })
const stays = (gatewayAccountId: string) => world.isAtGateway(gatewayAccountId, 'UNIPILE_V2')

test('a login that is given up at its checkpoint is removed at the gateway, and so is what it becomes there', async () => {
  const { intentId, holder } = await logIn(world, { password: '2fa-sms' })
  const { gatewayIntentId } = await intentOf(intentId)
  await cancelIntent(holder, { intentId })
  await world.makeAtGateway({ gateway: 'UNIPILE_V2', id: gatewayIntentId ?? '' })
  await world.runJobs()
  expect(await stays(gatewayIntentId ?? '')).toBe(false)
})

test('a login that nobody finished in time has failed, and is removed', async () => {
  const { intentId } = await logIn(world, { password: '2fa-sms' })
  const { gatewayIntentId } = await intentOf(intentId)
  await world.makeAtGateway({ gateway: 'UNIPILE_V2', id: gatewayIntentId ?? '' })
  await world.pass({ minutes: 16 })
  await sweep()
  expect(await intentOf(intentId)).toMatchObject({ state: 'PENDING' })
  await world.pass({ minutes: 2 })
  await sweep()
  await world.runJobs()
  expect(await intentOf(intentId)).toMatchObject({ state: 'FAILED', failure: 'EXPIRED' })
  expect(await stays(gatewayIntentId ?? '')).toBe(false)
})

test('an account that comes of a login after it was given up is removed', async () => {
  const { intentId, holder } = await logIn(world, { password: '2fa-sms' })
  const intent = await intentOf(intentId)
  await cancelIntent(holder, { intentId })
  const gatewayAccountId = await world.makeAtGateway({ gateway: 'UNIPILE_V2' })
  expect(await recordStep(intent, { kind: 'account', gatewayAccountId })).toBe(false)
  await world.runJobs()
  expect(await stays(gatewayAccountId)).toBe(false)
})

test('an account that is announced after its attempt was given up is removed; somebody’s account never is', async () => {
  const { intentId, holder } = await logIn(world, { password: '2fa-sms' })
  const intent = await intentOf(intentId)
  await cancelIntent(holder, { intentId })
  const late = await world.makeAtGateway({ gateway: 'UNIPILE_V2' })
  const owned = await world.makeAccount({ gateway: 'UNIPILE_V2' })
  for (const gatewayAccountId of [late, owned.gatewayAccountId]) {
    const told = { kind: 'connected', gatewayAccountId, message: 'account.add' } as const
    await storeAnnouncement(intent, '{}', told)
  }
  await world.runJobs()
  expect(await stays(late)).toBe(false)
  expect(await stays(owned.gatewayAccountId)).toBe(true)
})

test('one that is announced too late can be accepted by an admin for an hour, then it is removed', async () => {
  const { intentId } = await logIn(world, { password: '2fa-sms' })
  const intent = await intentOf(intentId)
  await world.pass({ minutes: 20 })
  const late = await world.makeAtGateway({ gateway: 'UNIPILE_V2' })
  const told = { kind: 'connected', gatewayAccountId: late, message: 'account.add' } as const
  await storeAnnouncement(intent, '{}', told)
  await world.pass({ minutes: 59 })
  await world.runDue()
  expect(await stays(late)).toBe(true)
  await world.pass({ minutes: 2 })
  await world.runDue()
  expect(await stays(late)).toBe(false)
})
