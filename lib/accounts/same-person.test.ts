import { expect, test } from 'vitest'
import { isSamePerson } from './same-person'

const who = (identity: string | null, handle: string | null, name = 'Ada Lovelace') => ({
  identity,
  handle,
  name,
})

test('another member id is another person, whatever else agrees', () => {
  expect(isSamePerson(who('ACoAA1', 'ada'), who('ACoAA2', 'ada'))).toBe(false)
  expect(isSamePerson(who('ACoAA1', 'Ada Lovelace'), who('ACoAA2', 'Ada Lovelace'))).toBe(false)
  expect(isSamePerson(who('ada@x.org', 'ada@x.org'), who('eve@x.org', 'ada@x.org'))).toBe(false)
})

test('a renamed handle of the same member is the same person', () => {
  expect(isSamePerson(who('a', 'ada'), who('A', 'countess'))).toBe(true)
})

test('an id that the gateway spells anew, in another kind, is no reason for alarm while the address agrees', () => {
  expect(isSamePerson(who('ada@x.org', 'ada@x.org'), who('109', 'Ada@x.org'))).toBe(true)
  expect(isSamePerson(who('ada@x.org', 'ada@x.org'), who('109', 'eve@x.org'))).toBe(false)
})

test('nothing to compare is no mismatch', () => {
  expect(isSamePerson(who(null, null), who('a', 'ada'))).toBe(true)
  expect(isSamePerson(who('a', null), who(null, 'ada'))).toBe(true)
})

test('a display name in the handle’s place tells nobody apart, an address or a number there does', () => {
  expect(isSamePerson(who(null, 'Ada Lovelace'), who(null, 'Grace Hopper', 'Grace Hopper'))).toBe(true)
  expect(isSamePerson(who(null, 'ada', 'ada'), who(null, 'grace', 'grace'))).toBe(true)
  expect(isSamePerson(who(null, 'ada@x.org', 'ada@x.org'), who(null, 'eve@x.org', 'eve@x.org'))).toBe(false)
  expect(isSamePerson(who(null, '+336'), who(null, '+337'))).toBe(false)
})
