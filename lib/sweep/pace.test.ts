import { describe, expect, test } from 'vitest'
import { readRateLimit } from '../gateway/rate-limit'
import { failureWaitMs, pageGapMs, passIntervalMs } from './pace'

const minutes = (count: number) => count * 60_000

/** Simulates a pass of this many pages over a gateway that allows this many calls per window. */
function passOver(pages: number, window: { calls: number; seconds: number } | null) {
  let [now, opened, used, refused] = [0, 0, 0, 0]
  for (let page = 0; page < pages; page++) {
    if (window && now - opened >= window.seconds * 1000) [opened, used] = [now, 0]
    used += 1
    if (window && used > window.calls) refused += 1
    now += pageGapMs(
      window && {
        remaining: Math.max(0, window.calls - used),
        resetSeconds: Math.ceil(window.seconds - (now - opened) / 1000),
      },
    )
  }
  return { ms: now, refused, used }
}

describe('G9: a pass', () => {
  test.each([
    ['a few accounts', 1, 2],
    ['10,000 accounts in pages of 250', 40, 2],
    ['100,000 accounts in pages of 250', 400, 20],
    ['100,000 accounts in pages of 100', 1_000, 50],
    ['a million accounts in pages of 100', 10_000, 55],
  ])('over %s begins every two minutes or more: after %i pages at most %i minutes', (_, pages, most) => {
    expect(passIntervalMs(pages)).toBeGreaterThan(minutes(1.5))
    expect(passIntervalMs(pages)).toBeLessThanOrEqual(minutes(most))
  })

  test.each([
    ['where the gateway tells no limit', null],
    ['within 50 calls in 24 seconds', { calls: 50, seconds: 24 }],
    ['within 60 calls a minute', { calls: 60, seconds: 60 }],
  ])(
    'over 100,000 accounts in pages of 100 takes less than an hour %s, and no call is refused',
    (_, window) => {
      const { ms, refused } = passOver(1_000, window)
      expect(ms).toBeLessThan(minutes(60))
      expect(refused).toBe(0)
    },
  )

  test('leaves half of what a gateway answers to everybody else', () => {
    expect(passOver(20, { calls: 100, seconds: 60 }).used).toBeLessThanOrEqual(50)
    expect(pageGapMs({ remaining: 20, resetSeconds: 60 })).toBe(6_000)
  })

  test('waits for the next window when this one is used up', () => {
    expect(pageGapMs({ remaining: 0, resetSeconds: 24 })).toBe(25_000)
    expect(pageGapMs({ remaining: 0, resetSeconds: 999_999 })).toBe(minutes(60))
  })

  test('whose calls fail waits longer each time, up to two minutes, and as long as it is told to', () => {
    expect([1, 2, 3, 4, 5, 50].map((failures) => failureWaitMs(failures))).toEqual([
      15_000, 30_000, 60_000, 120_000, 120_000, 120_000,
    ])
    expect(failureWaitMs(1, 240)).toBe(minutes(4))
    expect(failureWaitMs(1, 999_999)).toBe(minutes(60))
  })
})

test.each([
  [
    { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '24' },
    { remaining: 7, resetSeconds: 24 },
  ],
  [{ 'x-ratelimit-remaining': '7' }, null],
  [{ 'x-ratelimit-remaining': 'many', 'x-ratelimit-reset': '24' }, null],
  [{ 'x-ratelimit-remaining': '-1', 'x-ratelimit-reset': '24' }, null],
  [{}, null],
])('the headers %j say %j', (headers, limit) => {
  expect(readRateLimit(new Headers(headers as Record<string, string>))).toEqual(limit)
})
