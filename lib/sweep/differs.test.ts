import { expect, test } from 'vitest'
import { differs } from './differs'

const parts = [
  { id: 'a', status: 'OK' as const },
  { id: 'b', status: 'OK' as const },
]
const known = {
  status: 'OK' as const,
  statusReason: null,
  missingSince: null,
  identity: 'member-1',
  handle: 'ada',
  name: 'Ada',
  sources: parts,
}
const account = {
  gatewayAccountId: 'x',
  provider: 'LINKEDIN' as const,
  name: 'Ada',
  identity: 'member-1',
  handle: 'ada',
  status: 'OK' as const,
  sources: parts,
  createdAt: null,
}
const listed = (about: Partial<typeof account> | object) => ({
  gateway: 'UNIPILE_V1' as const,
  gatewayAccountId: 'x',
  number: 1n,
  at: new Date(0),
  account: { ...account, ...about },
})

test.each([
  ['nothing', {}, {}],
  ['the order of its parts', {}, { sources: parts.toReversed() }],
  ['no parts', {}, { sources: [] }],
  ['nobody', {}, { identity: null, handle: null }],
  [
    'another person, as it did before',
    { status: 'CREDENTIALS' as const, statusReason: 'WRONG_ACCOUNT' },
    { identity: 'member-2', handle: 'eve', name: 'Eve' },
  ],
])('a list that tells %s anew is no difference', (_, before, now) => {
  expect(differs({ ...known, ...before }, listed(now))).toBe(false)
})

test.each([
  ['status', {}, { status: 'CREDENTIALS' }],
  ['person', {}, { identity: 'member-2', handle: 'eve' }],
  ['identity', {}, { identity: 'member-2' }],
  ['handle', {}, { handle: 'ada-l' }],
  ['name', {}, { name: 'Ada L.' }],
  ['part', {}, { sources: [parts[0], { id: 'b', status: 'ERROR' }] }],
  ['existence, once it was not found', { missingSince: new Date(0) }, {}],
  ['existence, once it was gone', { status: 'DELETED' as const, missingSince: new Date(0) }, {}],
  [
    'person, who is the right one again',
    { status: 'CREDENTIALS' as const, statusReason: 'WRONG_ACCOUNT' },
    {},
  ],
])('another %s is a difference', (_, before, now) => {
  expect(differs({ ...known, ...before }, listed(now))).toBe(true)
})
