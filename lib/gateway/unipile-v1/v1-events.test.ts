import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { payload as recorded } from '@/test/payload'
import { parseV1Event, parseV1Notify, v1Events } from './v1-events'

const payload = (name: string) => recorded(`v1-${name}`)

describe('a status webhook', () => {
  test.each([
    ['status-ok', 'OK'],
    ['status-credentials', 'CREDENTIALS'],
    ['status-connecting', 'CONNECTING'],
    ['status-error', 'ERROR'],
    ['status-stopped', 'STOPPED'],
    ['status-permissions', 'PERMISSIONS'],
    ['status-deleted', 'DELETED'],
    ['status-creation-success', null],
    ['status-reconnected', null],
  ])('%s claims %s', (name, hint) => {
    expect(parseV1Event(payload(name))).toMatchObject({ kind: 'status', hint })
  })

  test.each(['status-sync-success', 'status-sync-success-with-product', 'status-creation-fail'])(
    '%s is nothing we act on',
    (name) => {
      expect(parseV1Event(payload(name)).kind).toBe('unhandled')
    },
  )

  test('is understood with the prefixes and without the envelope that public code expects', () => {
    const claim = { kind: 'status', gatewayAccountId: 'a', hint: 'CREDENTIALS' }
    expect(
      parseV1Event({ AccountStatus: { account_id: 'a', message: 'ACCOUNT_CREDENTIALS' } }),
    ).toMatchObject(claim)
    expect(parseV1Event({ account_id: 'a', account_type: 'LINKEDIN', message: 'CREDENTIALS' })).toMatchObject(
      claim,
    )
    expect(parseV1Event({ account_id: 'a', status: 'CREDENTIALS' })).toMatchObject(claim)
  })

  test('is never made out of somebody’s chat message', () => {
    const chat = { event: 'message_received', account_id: 'a', message: 'OK' }
    expect(parseV1Event(chat)).toEqual({
      kind: 'unhandled',
      gatewayAccountId: 'a',
      message: 'message_received',
      id: null,
    })
  })

  test('of any other JSON is unrecognised, without a crash', () => {
    expect(parseV1Event({ hello: 1 }).kind).toBe('unrecognised')
    expect(parseV1Event({ AccountStatus: { account_id: '', message: 'OK' } }).kind).toBe('unrecognised')
    fc.assert(fc.property(fc.jsonValue(), (json) => Boolean(parseV1Event(json).kind)))
  })
})

describe('a notify callback', () => {
  test.each([
    ['notify-creation-success', 'connected'],
    ['notify-reconnected', 'connected'],
    ['notify-creation-fail', 'failed'],
  ])('%s means %s', (name, kind) => {
    expect(parseV1Notify(payload(name)).kind).toBe(kind)
  })

  test('that failed may name no account; one that succeeded must', () => {
    expect(parseV1Notify({ status: 'CREATION_FAIL' })).toMatchObject({
      kind: 'failed',
      gatewayAccountId: null,
    })
    expect(parseV1Notify({ status: 'CREATION_SUCCESS' }).kind).toBe('unrecognised')
  })

  test('with a status never seen is nothing we act on', () => {
    expect(parseV1Notify({ status: 'PONDERING', account_id: 'a' }).kind).toBe('unhandled')
    fc.assert(fc.property(fc.jsonValue(), (json) => Boolean(parseV1Notify(json).kind)))
  })
})

test('an event is proved by its header, by either of two secrets, whatever the casing of the header’s name', () => {
  const { verify } = v1Events(() => ({ header: 'Unipile-Auth', secrets: ['current', 'next'] }))
  const proof = (headers: Record<string, string>) =>
    verify({ headers: new Headers(headers), body: Buffer.from('{}') }, new Date())
  expect(proof({ 'unipile-auth': 'current' })).toBe('fresh')
  expect(proof({ 'UNIPILE-AUTH': 'next' })).toBe('fresh')
  for (const wrong of ['', 'curren', 'current,next']) expect(proof({ 'unipile-auth': wrong })).toBe('forged')
  expect(proof({ 'postpress-auth': 'current' })).toBe('forged')
})
