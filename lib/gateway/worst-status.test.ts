import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AccountStatus } from '../generated/prisma/enums'
import { worstStatus } from './worst-status'

test('of several parts the worst wins, in this order: gone, locked, a lost login before a missing right, then trouble', () => {
  const order = []
  const left = new Set<AccountStatus>(Object.values(AccountStatus))
  for (const _ of Object.values(AccountStatus)) {
    const worst = worstStatus([...left])
    order.push(worst)
    left.delete(worst)
  }
  expect(order).toEqual([
    'DELETED',
    'LOCKED',
    'CREDENTIALS',
    'PERMISSIONS',
    'ERROR',
    'STOPPED',
    'CONNECTING',
    'OK',
  ])
})

test('the order in which the parts are told does not matter', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Object.values(AccountStatus))), (statuses) => {
      expect(worstStatus(statuses)).toBe(worstStatus(statuses.toReversed()))
    }),
  )
})

test('an account without parts is being set up, not broken', () => {
  expect(worstStatus([])).toBe('CONNECTING')
})
