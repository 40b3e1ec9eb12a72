import { expect, test } from 'vitest'
import { admit, afterCall, type Breaker, closed } from './breaker'

const trouble = (place: string) => ({ kind: 'trouble', place }) as const
const after = (breaker: Breaker, places: string[], now = 0) =>
  places.reduce((state, place) => afterCall(state, false, trouble(place), now), breaker)
const opened = after(closed, ['a', 'b', 'c'])
const verdict = (breaker: Breaker, now: number, isForPerson = false) =>
  admit(breaker, { isForPerson }, now).verdict

test('trouble with one account, or two, stops nobody, however often it comes', () => {
  expect(verdict(after(closed, Array(500).fill('a')), 0)).toBe('call')
  expect(verdict(after(closed, Array(500).fill(['a', 'b']).flat()), 0)).toBe('call')
})

test('trouble through three accounts stops calls at once', () => {
  expect(verdict(opened, 0)).toBe('refuse')
})

test('trouble is forgotten once the gateway answers anybody, and after a minute', () => {
  const answered = afterCall(after(closed, ['a', 'b']), false, { kind: 'answered' }, 0)
  expect(verdict(after(answered, ['c']), 0)).toBe('call')
  expect(verdict(after(after(closed, ['a', 'b']), ['c'], 60_000), 60_000)).toBe('call')
})

test('a call that was ended from outside shows nothing', () => {
  const ended = afterCall(after(closed, ['a', 'b']), false, { kind: 'unknown' }, 0)
  expect(ended).toEqual(after(closed, ['a', 'b']))
})

test('after five seconds one call tries, the others are refused until it is back', () => {
  expect(verdict(opened, 4_999)).toBe('refuse')
  const { next, verdict: first } = admit(opened, { isForPerson: false }, 5_000)
  expect(first).toBe('probe')
  expect(verdict(next, 5_001)).toBe('refuse')
  expect(verdict(next, 5_001, true)).toBe('refuse')
  expect(verdict(afterCall(next, true, { kind: 'unknown' }, 5_001), 5_001)).toBe('probe')
  expect(verdict(afterCall(next, true, { kind: 'answered' }, 5_001), 5_001)).toBe('call')
})

test('what a person waits for may try at any time', () => {
  expect(verdict(opened, 0, true)).toBe('probe')
})

test('a probe that never comes back does not close the door for good', () => {
  const { next } = admit(opened, { isForPerson: false }, 5_000)
  expect(verdict(next, 20_000)).toBe('probe')
})

test('each failed try doubles the wait, up to a minute', () => {
  let state = opened
  const waits = Array.from({ length: 6 }, () => {
    state = afterCall(state, true, trouble('a'), 0)
    return state.kind === 'open' ? state.retryAt / 1000 : 0
  })
  expect(waits).toEqual([10, 20, 40, 60, 60, 60])
})

test('a late failure of a call from before does not prolong the wait, a late answer ends it', () => {
  expect(afterCall(opened, false, trouble('d'), 4_000)).toEqual(opened)
  expect(afterCall(opened, false, { kind: 'answered' }, 4_000)).toEqual(closed)
})
