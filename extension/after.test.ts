import { expect, test } from 'vitest'
import { after, type Outcome } from './after.ts'
import { hour, minute } from './due.ts'
import { type AccountState, type Kept, nothing } from './state.ts'

const now = 1_800_000_000_000
const ada = { id: 'ACoAAB-ada', name: 'Ada Example' }
const before: Kept = {
  ...nothing,
  token: 'token',
  member: ada,
  lastSyncAt: now - hour,
  fingerprint: 'old',
  holdUntil: now - 1,
}
const answered = (state: AccountState, nextSyncSeconds = 3600): Outcome => ({
  kind: 'answered',
  account: { state, name: 'Ada', url: null },
  nextSyncSeconds,
  member: ada,
  fingerprint: 'new',
})
const failed = (failure: Extract<Outcome, { kind: 'failed' }>['failure']) =>
  after(before, { kind: 'failed', failure, fingerprint: 'new' }, now)

test('an answer is kept, and says when the next sync is due', () => {
  expect(after(before, answered('connected'), now)).toEqual({
    ...before,
    view: { state: 'connected', name: 'Ada', url: null },
    lastSyncAt: now,
    triedAt: now,
    dueAt: now + hour,
    holdUntil: 0,
    fingerprint: 'new',
    waits: 0,
    reported: null,
  })
})

test('a login under way is counted, and the count ends with it', () => {
  const once = after(before, answered('connecting', 5), now)
  expect([once.waits, once.dueAt]).toEqual([1, now + 5000])
  const late = after({ ...once, waits: 12 }, answered('connecting', 5), now)
  expect([late.waits, late.dueAt]).toEqual([13, now + minute])
  expect(after(late, answered('connected'), now).waits).toBe(0)
})

test('a problem forgets whom the session belonged to, and is told again only after an hour', () => {
  const told = after(before, { kind: 'problem', problem: 'signed_out', report: 'told', fingerprint: '' }, now)
  expect(told).toMatchObject({
    view: { state: 'signed_out' },
    member: null,
    dueAt: now + hour,
    fingerprint: '',
  })
  expect(told.reported).toEqual({ problem: 'signed_out', at: now })
  const again: Outcome = { kind: 'problem', problem: 'signed_out', report: 'no news', fingerprint: '' }
  expect(after(told, again, now + minute).reported).toEqual(told.reported)
})

test('a problem that could not be told is tried again a minute later', () => {
  const outcome: Outcome = { kind: 'problem', problem: 'not_understood', report: 'not told', fingerprint: '' }
  expect(after(before, outcome, now)).toMatchObject({
    view: { state: 'not_understood' },
    dueAt: now + minute,
    reported: null,
  })
})

test('who cannot be reached is tried again a minute later, with the same session still to be sent', () => {
  const later = { dueAt: now + minute, holdUntil: now + minute, fingerprint: 'old', lastSyncAt: now - hour }
  expect(failed({ failed: 'unreachable' })).toMatchObject({
    view: { state: 'dashboard_unreachable' },
    ...later,
  })
  expect(after(before, { kind: 'linkedin_unreachable' }, now)).toMatchObject({
    view: { state: 'linkedin_unreachable' },
    ...later,
  })
})

test('a limit is kept to the second', () => {
  expect(failed({ failed: 'rate_limited', waitSeconds: 90 })).toMatchObject({
    view: { state: 'rejected', code: 'RATE_LIMITED' },
    holdUntil: now + 90_000,
    dueAt: now + 90_000,
  })
})

test('a session that the dashboard refuses is not sent again before the regular time', () => {
  expect(failed({ failed: 'rejected', code: 'INVALID' })).toMatchObject({
    view: { state: 'rejected', code: 'INVALID' },
    fingerprint: 'new',
    dueAt: now + hour,
  })
})

test('a revoked token is forgotten with everything else', () => {
  expect(failed({ failed: 'revoked' })).toEqual({ ...nothing, view: { state: 'revoked' } })
})
