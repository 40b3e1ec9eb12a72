import { expect, test } from 'vitest'
import { openStandIn } from '@/test/stand-in'
import { openWorld } from '@/test/world'
import type { GatewayId } from './gateway'
import { getGateway } from './gateways'

// What the setup check says about webhooks that others registered.

let list: unknown
const url = await openStandIn(() => ({ body: JSON.stringify(list) }))
await openWorld({ UNIPILE_V1_DSN: url, UNIPILE_V2_BASE_URL: `${url}/v2` })

const isComplete = async (id: GatewayId, webhook: object) => {
  const common = { id: 'w', url: 'https://a.example', request_url: 'https://a.example' }
  list = { items: [{ ...common, ...webhook }], data: [{ ...common, ...webhook }] }
  return (await getGateway(id).setup.listWebhooks()).map((found) => found.isComplete)
}

const v1 = [
  ...['ok', 'credentials', 'permissions', 'error', 'stopped', 'connecting'],
  ...['deleted', 'reconnected', 'creation_success'],
]
const v2 = [
  ...['add', 'reconnect', 'remove', 'locked', 'unlocked'],
  ...['running', 'disconnected', 'errored', 'degraded', 'partial'].map((word) => `status.${word}`),
].map((word) => `account.${word}`)

test('a webhook with everything that we act on is complete, and so is one of v1 without a list', async () => {
  expect(await isComplete('UNIPILE_V1', { events: v1 })).toEqual([true])
  expect(await isComplete('UNIPILE_V1', {})).toEqual([true])
  expect(await isComplete('UNIPILE_V1', { events: null })).toEqual([true])
  expect(await isComplete('UNIPILE_V2', { trigger_events: [...v2, 'message.new'] })).toEqual([true])
})

test.each(v1)('one of v1 that lacks %s is not', async (missing) => {
  expect(await isComplete('UNIPILE_V1', { events: v1.filter((event) => event !== missing) })).toEqual([false])
})

test.each(v2)('one of v2 that lacks %s is not', async (missing) => {
  const trigger_events = v2.filter((event) => event !== missing)
  expect(await isComplete('UNIPILE_V2', { trigger_events })).toEqual([false])
})

test('nor is one of v2 that is for some accounts only', async () => {
  expect(await isComplete('UNIPILE_V2', { trigger_events: v2, account_ids: ['acc_1'] })).toEqual([false])
})
