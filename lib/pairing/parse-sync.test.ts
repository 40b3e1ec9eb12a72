import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newPairingCode, normalizeCode } from './pairing-code'
import { parseSync } from './parse-sync'
import { visitorCountry } from './visitor-country'

const good = { li_at: 'AQEDARxyz_-0', user_agent: 'Mozilla/5.0 (X11)', member_id: 'ACoAAB:12_x-' }

describe('the session that a browser sends', () => {
  test.each([
    ['without a premium cookie', {}, null],
    ['with an empty premium cookie', { li_a: '' }, null],
    ['with null as premium cookie', { li_a: null }, null],
    ['with a premium cookie', { li_a: 'AQJ0123456789' }, 'AQJ0123456789'],
  ])('is accepted %s', (_case, extra, liA) => {
    const parsed = parseSync({ ...good, ...extra, unknown: { field: 1 } })
    if (parsed.kind !== 'session') throw new Error(parsed.kind)
    const { memberId, content, connect } = parsed.sync
    expect({ memberId, userAgent: content.userAgent, connect }).toEqual({
      memberId: good.member_id,
      userAgent: good.user_agent,
      connect: false,
    })
    expect([content.liAt.reveal(), content.liA?.reveal() ?? null]).toEqual([good.li_at, liA])
    expect(inspect(parsed, { depth: 9 }) + JSON.stringify(parsed)).not.toContain(good.li_at)
  })

  test.each([
    ['li_at', undefined],
    ['li_at', 'short'],
    ['li_at', 'x'.repeat(4_097)],
    ['li_at', 'AQED; li_a=x'],
    ['li_at', 'AQEDARx yz_-0'],
    ['li_at', 'AQEDARxyz\n_-0'],
    ['li_at', 'AQEDARxyzé_-0'],
    ['li_a', 5],
    ['li_a', 'short'],
    ['user_agent', 'abc'],
    ['user_agent', 'Mozilla/5.0\r\nx: y'],
    ['user_agent', 'x'.repeat(513)],
    ['member_id', 'a'],
    ['member_id', 'a b'],
    ['member_id', "';--"],
    ['member_id', 'x'.repeat(129)],
    ['connect', 'yes'],
  ])('with an invalid %s is refused by the name of that field', (field, value) => {
    const parsed = parseSync({ ...good, [field]: value })
    expect(parsed).toEqual({ kind: 'invalid', fields: { [field]: expect.stringMatching(/^must be /) } })
  })

  test('never makes the parser throw, and its values are never repeated', () => {
    const field = fc.oneof(fc.string(), fc.jsonValue(), fc.constant(undefined))
    const names = ['li_at', 'li_a', 'user_agent', 'member_id', 'problem', 'connect'] as const
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record(Object.fromEntries(names.map((name) => [name, field])), { requiredKeys: [] }),
    )
    fc.assert(
      fc.property(anything, (json) => {
        const parsed = parseSync(json)
        if (parsed.kind === 'invalid')
          for (const sentence of Object.values(parsed.fields)) expect(sentence).toMatch(/^must be [\w ,]+$/)
      }),
    )
  })
})

test('a code has ten characters without look-alikes and is recognized however it is typed', () => {
  const codes = Array.from({ length: 500 }, newPairingCode)
  expect(new Set(codes).size).toBe(500)
  for (const code of codes) {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(normalizeCode(code)).toBe(code.replace('-', ''))
  }
  expect(normalizeCode(' abo1l–iz z9k ')).toBe('AB0111ZZ9K')
})

test.each([
  ['FR', 'FR'],
  [' fr ', 'FR'],
  ['XX', null],
  ['T1', null],
  ['FRA', null],
  ['FR, DE', null],
  ['', null],
])('the country in "%s" is %s', (value, country) => {
  const headers = new Headers({ 'cf-ipcountry': value })
  expect(visitorCountry(headers, 'cf-ipcountry')).toBe(country)
  expect(visitorCountry(headers, undefined)).toBeNull()
})
