import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { payload, payloadNames } from '@/test/payload'
import { checkV2Signature, parseV2Event, readV2Return } from './v2-events'

const vector = payload('v2-signature-vector') as {
  secret: string
  timestamp: number
  raw_body: string
  header_value: string
  tampered_header_value: string
}
const at = (seconds: number) => new Date((vector.timestamp + seconds) * 1000)
const check = (header: string | null, secrets = [vector.secret], now = at(0), body = vector.raw_body) =>
  checkV2Signature(header, Buffer.from(body), secrets, now)

describe('a signature', () => {
  test('that verifies is fresh, and tampered with it is forged', () => {
    expect(check(vector.header_value)).toBe('fresh')
    expect(check(vector.tampered_header_value)).toBe('forged')
    expect(check(vector.header_value, [vector.secret], at(0), `${vector.raw_body} `)).toBe('forged')
  })

  test('is over the bytes that came, whether or not they decode to text', () => {
    const body = Buffer.from([0x7b, 0xff, 0xfe, 0x7d])
    const hex = createHmac('sha256', 'secret').update(`${vector.timestamp}.`).update(body).digest('hex')
    const verify = (bytes: Uint8Array) =>
      checkV2Signature(`t=${vector.timestamp},v0=${hex}`, bytes, ['secret'], at(0))
    expect(verify(body)).toBe('fresh')
    expect(verify(Buffer.from(body.toString('utf8')))).toBe('forged')
  })

  test('may be by any of several secrets, and its parts in any order', () => {
    expect(check(vector.header_value, ['another', vector.secret])).toBe('fresh')
    expect(check(vector.header_value.split(',').reverse().join(','))).toBe('fresh')
    expect(check(`${vector.header_value},v0=00`)).toBe('fresh')
  })

  test('of more than 300 seconds ago, or ahead, is valid but old', () => {
    expect(check(vector.header_value, [vector.secret], at(300))).toBe('fresh')
    expect(check(vector.header_value, [vector.secret], at(301))).toBe('old')
    expect(check(vector.header_value, [vector.secret], at(-301))).toBe('old')
  })

  test.each([null, '', 't=,v0=', 'v0=abc', 't=1', 't=1e9,v0=zz', `t=${vector.timestamp}`])(
    '%j is forged',
    (header) => {
      expect(check(header)).toBe('forged')
    },
  )

  test('never verifies without a secret', () => {
    expect(check(vector.header_value, [])).toBe('forged')
  })
})

describe('an event', () => {
  test.each([
    ['v2-event-account-status-running', 'OK'],
    ['v2-event-account-status-disconnected', 'CREDENTIALS'],
    ['v2-event-account-status-disconnected-product', 'CREDENTIALS'],
    ['v2-event-account-status-errored-proxy', 'ERROR'],
    ['v2-event-account-status-errored-extra-envelope', 'ERROR'],
    ['v2-event-account-status-degraded', 'ERROR'],
    ['v2-event-account-status-partial', 'CREDENTIALS'],
    ['v2-event-account-status-paused-older-schema', 'STOPPED'],
    ['v2-event-account-locked', 'LOCKED'],
    ['v2-event-account-unlocked', null],
    ['v2-event-account-remove', 'DELETED'],
    ['v2-event-account-initial-sync-failed', null],
  ])('%s claims %s', (name, hint) => {
    expect(parseV2Event(payload(name))).toMatchObject({ kind: 'status', hint, at: expect.any(Date) })
  })

  test('carries the state in its payload or beside it', () => {
    for (const name of ['state-in-payload', 'state-top-level']) {
      expect(parseV2Event(payload(`v2-event-account-add-${name}`))).toMatchObject({ state: 'b7c1f0e2.9f3a' })
    }
  })

  test.each(payloadNames('v2-event-'))(
    '%s is understood without its id, its time and its payload',
    (name) => {
      const { id: _, created_at: __, payload: ___, ...rest } = payload(name) as Record<string, unknown>
      expect(parseV2Event(rest)).toMatchObject({ kind: 'status', id: null, at: null })
    },
  )

  test('of a type that we do nothing for, or that does not exist yet, is unhandled', () => {
    for (const type of ['message.new', 'account.status.purple', 'constructor']) {
      expect(parseV2Event({ id: 'evt_1', type, account_id: 'acc_1' }).kind).toBe('unhandled')
    }
  })

  test('without a type, or about no account, is unrecognised', () => {
    expect(parseV2Event({ id: 'evt_1' }).kind).toBe('unrecognised')
    expect(parseV2Event({ type: 'account.remove' }).kind).toBe('unrecognised')
    expect(parseV2Event(null).kind).toBe('unrecognised')
  })
})

describe('the way back from the hosted page', () => {
  const read = (query: Record<string, string>) => readV2Return((name) => query[name])

  test.each([
    ['success', { kind: 'account', gatewayAccountId: 'acc_01jz5r3k9mexample0001', isExisting: false }],
    ['duplicate', { kind: 'account', gatewayAccountId: 'acc_01jz5r3k9mexample0002', isExisting: true }],
    ['restricted', { kind: 'refused', fault: 'RESTRICTED' }],
    ['failure', { kind: 'refused', fault: 'INVALID_CREDENTIALS' }],
  ])('%s is read', (name, told) => {
    expect(read(payload(`v2-callback-${name}-query`) as Record<string, string>)).toEqual(told)
  })

  test('that names what is no id, or nothing, is no account', () => {
    expect(read({})).toBeNull()
    expect(read({ account_id: 'javascript:alert(1)' })).toBeNull()
    expect(read({ error_type: 'api/already_exists', error_detail: 'It is there already.' })).toEqual({
      kind: 'refused',
      fault: 'ALREADY_EXISTS',
    })
    expect(read({ error_type: 'something/new', account_id: 'acc_1' })).toEqual({
      kind: 'refused',
      fault: 'REFUSED',
    })
  })
})
