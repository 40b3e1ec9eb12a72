import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { payload as recorded } from '@/test/payload'
import { parseNotify, parseStatusEvent } from './v1-events'

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
    expect(parseStatusEvent(payload(name))).toMatchObject({ kind: 'status', hint })
  })

  test.each(['status-sync-success', 'status-sync-success-with-product', 'status-creation-fail'])(
    '%s is nothing we act on',
    (name) => {
      expect(parseStatusEvent(payload(name)).kind).toBe('unhandled')
    },
  )

  test('is understood with the prefixes and without the envelope that public code expects', () => {
    const claim = { kind: 'status', gatewayAccountId: 'a', hint: 'CREDENTIALS' }
    expect(
      parseStatusEvent({ AccountStatus: { account_id: 'a', message: 'ACCOUNT_CREDENTIALS' } }),
    ).toMatchObject(claim)
    expect(
      parseStatusEvent({ account_id: 'a', account_type: 'LINKEDIN', message: 'CREDENTIALS' }),
    ).toMatchObject(claim)
    expect(parseStatusEvent({ account_id: 'a', status: 'CREDENTIALS' })).toMatchObject(claim)
  })

  test('is never made out of somebody’s chat message', () => {
    const chat = { event: 'message_received', account_id: 'a', message: 'OK' }
    expect(parseStatusEvent(chat)).toEqual({
      kind: 'unhandled',
      gatewayAccountId: 'a',
      message: 'message_received',
    })
  })

  test('of any other JSON is unrecognised, without a crash', () => {
    expect(parseStatusEvent({ hello: 1 }).kind).toBe('unrecognised')
    expect(parseStatusEvent({ AccountStatus: { account_id: '', message: 'OK' } }).kind).toBe('unrecognised')
    fc.assert(fc.property(fc.jsonValue(), (json) => Boolean(parseStatusEvent(json).kind)))
  })
})

describe('a notify callback', () => {
  test.each([
    ['notify-creation-success', 'connected'],
    ['notify-reconnected', 'connected'],
    ['notify-creation-fail', 'failed'],
  ])('%s means %s', (name, kind) => {
    expect(parseNotify(payload(name)).kind).toBe(kind)
  })

  test('that failed may name no account; one that succeeded must', () => {
    expect(parseNotify({ status: 'CREATION_FAIL' })).toMatchObject({ kind: 'failed', gatewayAccountId: null })
    expect(parseNotify({ status: 'CREATION_SUCCESS' }).kind).toBe('unrecognised')
  })

  test('with a status never seen is nothing we act on', () => {
    expect(parseNotify({ status: 'PONDERING', account_id: 'a' }).kind).toBe('unhandled')
    fc.assert(fc.property(fc.jsonValue(), (json) => Boolean(parseNotify(json).kind)))
  })
})
