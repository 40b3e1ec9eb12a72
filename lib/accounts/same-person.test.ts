import { expect, test } from 'vitest'
import { isSamePerson } from './same-person'

test('another member id and another handle are another person', () => {
  expect(isSamePerson({ identity: 'a', handle: 'Ada' }, { identity: 'b', handle: 'Grace' })).toBe(false)
})

test('a renamed handle of the same member is the same person', () => {
  expect(isSamePerson({ identity: 'a', handle: 'Ada' }, { identity: 'a', handle: 'Countess' })).toBe(true)
})

test('an id that the gateway spells anew is no reason for alarm while the handle agrees', () => {
  expect(
    isSamePerson({ identity: 'ada@x.org', handle: 'ada@x.org' }, { identity: '109', handle: 'Ada@x.org' }),
  ).toBe(true)
})

test('nothing to compare is no mismatch', () => {
  expect(isSamePerson({ identity: null, handle: null }, { identity: 'a', handle: 'Ada' })).toBe(true)
  expect(isSamePerson({ identity: 'a', handle: null }, { identity: null, handle: 'Ada' })).toBe(true)
})
