import { expect, test } from 'vitest'
import { readOwners } from './read-owners'

test('each line gives an account its owner; heading, quotes, blank lines and Windows line ends are fine', () => {
  const csv = 'account,email\r\nacc_1,Ada@Example.com\r\n"acc_2","bob@example.org"\r\n\r\n'
  expect([...readOwners(csv)]).toEqual([
    ['acc_1', 'ada@example.com'],
    ['acc_2', 'bob@example.org'],
  ])
})

test('bad lines are named and nothing is taken', () => {
  expect(() => readOwners('acc_1,ada@example.com\nacc_2\n,x@example.com\nacc_3,nobody')).toThrow('2, 3, 4')
})
