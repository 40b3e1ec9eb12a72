import { describe, expect, test } from 'vitest'
import { hour, isDue, isNews, minute, waitBeforeAsking } from './due.ts'
import { type Kept, nothing } from './state.ts'

const now = 1_800_000_000_000
const paired: Kept = {
  ...nothing,
  token: 'token',
  view: { state: 'connected', name: null, url: null },
  triedAt: now - 10 * minute,
  dueAt: now + 50 * minute,
  fingerprint: 'same',
}
const due = (kept: Partial<Kept>, moment: Partial<Parameters<typeof isDue>[1]> = {}) =>
  isDue({ ...paired, ...kept }, { now, fingerprint: 'same', ...moment })

describe('a sync is due', () => {
  test('when the time that the dashboard named has come', () => {
    expect(due({})).toBe(false)
    expect(due({ dueAt: now })).toBe(true)
  })

  test('at once when the session is another one', () => {
    expect(due({}, { fingerprint: 'other' })).toBe(true)
    expect(due({ fingerprint: null })).toBe(true)
  })

  test('never before a failure’s waiting time is over, whatever changed', () => {
    const held = { holdUntil: now + 1, dueAt: now - hour }
    expect(due(held, { fingerprint: 'other', isWatched: true })).toBe(false)
    expect(due({ ...held, holdUntil: now })).toBe(true)
  })

  test('when the clock was set back, however far ahead the plan lies', () => {
    expect(due({ triedAt: now + 1, holdUntil: now + hour })).toBe(true)
  })

  test('once a minute while somebody looks at anything but a connected account', () => {
    const trouble: Partial<Kept> = { view: { state: 'signed_out' }, triedAt: now - minute }
    expect(due(trouble, { isWatched: true })).toBe(true)
    expect(due({ ...trouble, triedAt: now - minute + 1 }, { isWatched: true })).toBe(false)
    expect(due({ triedAt: now - minute }, { isWatched: true })).toBe(false)
    expect(due(trouble)).toBe(false)
  })

  test('never without a token', () => {
    expect(due({ token: null, dueAt: 0 }, { fingerprint: 'other', isWatched: true })).toBe(false)
  })
})

test('a problem is told when it is new, and again after an hour', () => {
  const told = (ago: number) => ({ ...paired, reported: { problem: 'signed_out' as const, at: now - ago } })
  expect(isNews(paired, 'signed_out', now)).toBe(true)
  expect(isNews(told(minute), 'signed_out', now)).toBe(false)
  expect(isNews(told(minute), 'not_understood', now)).toBe(true)
  expect(isNews(told(hour), 'signed_out', now)).toBe(true)
  expect(isNews(told(-1), 'signed_out', now)).toBe(true)
})

test('a login under way is asked about every few seconds, after a minute less often', () => {
  expect([1, 12, 13, 500].map((waits) => waitBeforeAsking(waits, 5))).toEqual([5000, 5000, minute, minute])
  expect(waitBeforeAsking(0, 3600)).toBe(hour)
})
