import { describe, expect, test } from 'vitest'
import { type PastOutage, planNotice } from './notice-policy'

const at = (minutes: number) => new Date(minutes * 60_000)
const grace = 5 * 60_000
const hour = 60 * 60_000
const healed = (from: number, to: number, wasMailed = false): PastOutage => ({
  openedAt: at(from),
  closedAt: at(to),
  end: 'BY_ITSELF',
  wasMailed,
})
const repaired = (from: number, to: number): PastOutage => ({ ...healed(from, to, true), end: 'OWNER' })

describe('when an outage’s owner is told', () => {
  test('the first time, after the grace period', () => {
    expect(planNotice([], at(0), grace)).toEqual({ waitMs: grace, story: { kind: 'FIRST' } })
  })

  test('breaks that healed before anybody was told do not delay the first mail', () => {
    expect(planNotice([healed(10, 12), healed(0, 2)], at(20), grace).waitMs).toBe(grace)
  })

  test('after a break that was mailed and healed by itself, only if it stays broken for an hour, and as one story', () => {
    const past = [healed(100, 106), healed(50, 56), healed(0, 6, true)]
    expect(planNotice(past, at(130), grace)).toEqual({
      waitMs: hour,
      story: { kind: 'FLAPPING', times: 4, since: at(0) },
    })
  })

  test.each([
    [359, hour],
    [360, grace],
  ])('the story goes on within six hours: %i minutes later it waits %i ms', (minutes, waitMs) => {
    expect(planNotice([healed(0, 6, true)], at(6 + minutes), grace).waitMs).toBe(waitMs)
  })

  test('a grace period longer than an hour stays as it is', () => {
    expect(planNotice([healed(0, 6, true)], at(10), 2 * hour).waitMs).toBe(2 * hour)
  })

  test('after its owner’s repair, as broken again, whatever was before that', () => {
    const past = [repaired(100, 120), healed(50, 56, true)]
    expect(planNotice(past, at(130), grace)).toEqual({
      waitMs: grace,
      story: { kind: 'AGAIN', repairedAt: at(120) },
    })
  })

  test.each([
    [14 * 24 * 60 - 1, 'AGAIN'],
    [14 * 24 * 60, 'FIRST'],
  ])('a repair %i minutes ago makes it %s', (minutes, kind) => {
    expect(planNotice([repaired(0, 10)], at(10 + minutes), grace).story.kind).toBe(kind)
  })

  test('an account that was gone is no story', () => {
    const gone: PastOutage = { ...healed(0, 6, true), end: 'GONE' }
    expect(planNotice([gone], at(10), grace)).toEqual({ waitMs: grace, story: { kind: 'FIRST' } })
  })
})
