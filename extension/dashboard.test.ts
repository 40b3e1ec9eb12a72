import { expect, test } from 'vitest'
import { failureOf, readAnswer } from './dashboard.ts'

const error = (code: string) => ({ error: { code } })

test.each([
  [401, null, error('TOKEN_REVOKED'), { failed: 'revoked' }],
  [401, null, error('TOKEN_UNKNOWN'), { failed: 'revoked' }],
  [401, null, null, { failed: 'rejected', code: 'HTTP_401' }],
  [429, '90', error('RATE_LIMITED'), { failed: 'rate_limited', waitSeconds: 90 }],
  [429, null, null, { failed: 'rate_limited', waitSeconds: 60 }],
  [429, '1e9', null, { failed: 'rate_limited', waitSeconds: 3600 }],
  [503, '30', error('UNAVAILABLE'), { failed: 'unreachable' }],
  [502, null, null, { failed: 'unreachable' }],
  [422, null, { error: { code: 'INVALID', fields: {} } }, { failed: 'rejected', code: 'INVALID' }],
  [404, null, error('OFF'), { failed: 'rejected', code: 'OFF' }],
  [404, null, error('<b>words of a stranger</b>'), { failed: 'rejected', code: 'HTTP_404' }],
])('%i is what it says', (status, retryAfter, json, failure) => {
  expect(failureOf(status, retryAfter, json)).toEqual(failure)
})

test('an answer of the dashboard is read', () => {
  const account = { state: 'needs_you', name: 'Ada', url: 'https://accounts.example.com/accounts/1' }
  expect(readAnswer({ account, next_sync_seconds: 3600 })).toEqual({ account, nextSyncSeconds: 3600 })
  expect(readAnswer({ account: null, next_sync_seconds: 1 })).toEqual({ account: null, nextSyncSeconds: 5 })
})

test.each([
  null,
  'text',
  {},
  { account: null },
  { account: null, next_sync_seconds: '5' },
  { account: { state: 'of the future' }, next_sync_seconds: 5 },
])('%o is none that this version knows', (json) => {
  expect(readAnswer(json)).toBeNull()
})
