import { describe, expect, test } from 'vitest'
import { type Answer, openStandIn } from '@/test/stand-in'
import { openWorld } from '@/test/world'
import { Gateway } from '../generated/prisma/enums'
import type { GatewayId } from './gateway'
import { GatewayError } from './gateway-error'
import { getGateway } from './gateways'

// One account that a gateway refuses to show.

let one: Answer
let list: Answer
let asked: string[] = []
const url = await openStandIn(({ path }) => {
  const isOne = path.includes('acc_1')
  asked.push(isOne ? 'one' : 'list')
  return isOne ? one : list
})
await openWorld({ UNIPILE_V1_DSN: url, UNIPILE_V2_BASE_URL: `${url}/v2`, POSTPRESS_BASE_URL: `${url}/v1` })

const answer = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) })
const page = answer(200, { items: [{ id: 'acc_2' }], data: [{ id: 'acc_2' }] })
const mute = answer(401, {})
const loggedOut: Record<GatewayId, Answer> = {
  UNIPILE_V1: answer(401, { type: 'errors/disconnected_account' }),
  UNIPILE_V2: answer(401, { type: 'provider/invalid_authorization' }),
  POSTPRESS: answer(401, { type: 'errors/disconnected_account' }),
}

describe.each(Object.values(Gateway))('%s', (id) => {
  const find = async (answers: { one: Answer; list?: Answer }) => {
    asked = []
    one = answers.one
    list = answers.list ?? answer(500, {})
    const found = await getGateway(id)
      .findAccount('acc_1')
      .catch((error: unknown) => (error instanceof GatewayError ? error.fault : error))
    return { found, asked }
  }

  test('shows an account with one call', async () => {
    const there = { one: answer(200, { id: 'acc_1' }) }
    expect(await find(there)).toMatchObject({ found: { gatewayAccountId: 'acc_1' }, asked: ['one'] })
  })

  test('says itself that an account has lost its login', async () => {
    expect(await find({ one: loggedOut[id] })).toEqual({ found: 'logged out', asked: ['one'] })
  })

  test('says nothing, but lists the others: then it is the account’s login', async () => {
    expect(await find({ one: mute, list: page })).toEqual({ found: 'logged out', asked: ['one', 'list'] })
    expect((await find({ one: answer(403, {}), list: page })).found).toBe('REFUSED')
  })

  test('says nothing and lists nothing: then it is our key, or nobody knows', async () => {
    expect((await find({ one: mute, list: mute })).found).toBe('KEY_REFUSED')
    expect((await find({ one: mute })).found).toBe('UNAVAILABLE')
    expect((await find({ one: mute, list: answer(200, '<html>') })).found).toBe('UNAVAILABLE')
  })
})
