import { describe, expect, test } from 'vitest'
import type { AttemptResult } from '../generated/prisma/enums'
import { type Attempt, type LoginState, nextLogin } from './login-policy'

const opened = new Date('2026-11-21T09:00:00Z')
const at = (minutes: number) => new Date(opened.getTime() + minutes * 60_000)

function attempt(key: string, minutes: number, result: AttemptResult | null = 'REFUSED'): Attempt {
  return { key, startedAt: at(minutes), endedAt: result && at(minutes), result }
}

const outage = { id: 'o', openedAt: opened, trouble: 'LOGIN', isOwnerAsked: false } as const
const lost: LoginState = {
  memberRowId: 'm',
  newestSerial: 7,
  triedSerial: 7,
  attempts: [],
  hasAccount: true,
  openOutage: outage,
}
const asked: LoginState = { ...lost, openOutage: { ...outage, isOwnerAsked: true } }
const hourly = (...numbers: number[]) => numbers.map((number) => attempt(`o:hour:${number}`, number * 60))

describe('an account that lost its login', () => {
  test('is logged in at once with a cookie that has not been tried', () => {
    expect(nextLogin({ ...lost, newestSerial: 8 }, at(0))).toEqual({ kind: 'try', key: 'o:cookie:8' })
  })

  test('waits an hour when its newest cookie has already been tried', () => {
    expect(nextLogin(lost, at(0))).toEqual({ kind: 'wait', until: at(60) })
    expect(nextLogin(lost, at(60))).toEqual({ kind: 'try', key: 'o:hour:1' })
  })

  test('is tried at +1, +2, +3 and +4 hours, then its owner is asked', () => {
    expect(nextLogin({ ...lost, attempts: hourly(1) }, at(119))).toEqual({ kind: 'wait', until: at(120) })
    expect(nextLogin({ ...lost, attempts: hourly(1, 2, 3) }, at(240))).toEqual({
      kind: 'try',
      key: 'o:hour:4',
    })
    expect(nextLogin({ ...lost, attempts: hourly(1, 2, 3, 4) }, at(240))).toEqual({
      kind: 'ask owner',
      why: 'TRIES_USED',
    })
  })

  test('is tried with a fresh cookie between the hourly tries, and after its owner was asked', () => {
    const state = { ...lost, newestSerial: 9, attempts: hourly(1) }
    expect(nextLogin(state, at(70))).toEqual({ kind: 'try', key: 'o:cookie:9' })
    expect(nextLogin({ ...asked, newestSerial: 9, attempts: hourly(1, 2, 3, 4) }, at(900))).toMatchObject({
      kind: 'try',
    })
    expect(nextLogin({ ...asked, attempts: hourly(1, 2, 3, 4) }, at(900))).toEqual({
      kind: 'wait',
      until: null,
    })
  })

  test.each(['CHECKPOINT', 'WRONG_MEMBER', 'RESTRICTED'] as const)(
    'asks its owner after %s instead of trying again',
    (result) => {
      const state = { ...lost, attempts: [attempt('o:hour:1', 60, result)] }
      expect(nextLogin(state, at(60))).toEqual({ kind: 'ask owner', why: 'NEEDS_MEMBER' })
    },
  )

  test('asks its owner at once when there is no cookie', () => {
    expect(nextLogin({ ...lost, newestSerial: null }, at(0))).toEqual({ kind: 'ask owner', why: 'NO_COOKIE' })
  })

  test('asks its owner about trouble other than the login, and waits for passing trouble to end', () => {
    const withTrouble = (trouble: 'OWNER' | 'PASSING') => ({
      ...lost,
      newestSerial: 8,
      openOutage: { ...outage, trouble },
    })
    expect(nextLogin(withTrouble('OWNER'), at(0))).toEqual({ kind: 'ask owner', why: 'OTHER_TROUBLE' })
    expect(nextLogin(withTrouble('PASSING'), at(0))).toEqual({ kind: 'wait', until: at(15) })
  })

  test('has one attempt at a time; one whose process died counts as lost', () => {
    const state = { ...lost, newestSerial: 8, attempts: [attempt('o:hour:1', 60, null)] }
    expect(nextLogin(state, at(61))).toEqual({ kind: 'wait', until: at(65) })
    expect(nextLogin(state, at(65))).toEqual({ kind: 'mark lost', key: 'o:hour:1' })
  })

  test('waits until an accepted login has been read back', () => {
    const state = { ...lost, attempts: [...hourly(1, 2, 3), attempt('o:hour:4', 240, 'ACCEPTED')] }
    expect(nextLogin(state, at(241))).toEqual({ kind: 'wait', until: at(245) })
    expect(nextLogin(state, at(245))).toEqual({ kind: 'ask owner', why: 'TRIES_USED' })
  })

  test('makes up for tries that were due while nothing ran, at least half an hour apart', () => {
    expect(nextLogin(lost, at(210))).toEqual({ kind: 'try', key: 'o:hour:1' })
    const state = { ...lost, attempts: [attempt('o:hour:1', 210)] }
    expect(nextLogin(state, at(211))).toEqual({ kind: 'wait', until: at(240) })
  })

  test('is not delayed by a clock that was ahead', () => {
    const state = { ...lost, attempts: [attempt('o:hour:1', 600)] }
    expect(nextLogin(state, at(120))).toEqual({ kind: 'try', key: 'o:hour:2' })
    const running = { ...lost, attempts: [attempt('o:hour:1', 600, null)] }
    expect(nextLogin(running, at(61))).toEqual({ kind: 'mark lost', key: 'o:hour:1' })
  })
})

describe('the first connection', () => {
  const first: LoginState = { ...lost, hasAccount: false, openOutage: null, triedSerial: 0 }
  const tried = { ...first, triedSerial: 7 }
  const connect = (number: number, minutes: number, result: AttemptResult) =>
    attempt(`connect:m:${number}`, minutes, result)

  test('is tried with every new cookie', () => {
    expect(nextLogin(first, at(0))).toEqual({ kind: 'try', key: 'connect:m:1' })
    const refused = { ...tried, attempts: [connect(1, 0, 'REFUSED')] }
    expect(nextLogin(refused, at(600))).toEqual({ kind: 'wait', until: null })
    expect(nextLogin({ ...refused, newestSerial: 8 }, at(600))).toEqual({ kind: 'try', key: 'connect:m:2' })
  })

  test('is not tried when there is an account', () => {
    expect(nextLogin({ ...first, hasAccount: true }, at(0))).toEqual({ kind: 'wait', until: null })
  })

  test('is tried again hourly, four times, when LinkedIn or the gateway had trouble', () => {
    const attempts = [connect(1, 0, 'UNAVAILABLE')]
    expect(nextLogin({ ...tried, attempts }, at(1))).toEqual({ kind: 'wait', until: at(60) })
    expect(nextLogin({ ...tried, attempts }, at(60))).toEqual({ kind: 'try', key: 'connect:m:2' })
    const five = [1, 2, 3, 4, 5].map((number) => connect(number, number * 60, 'UNAVAILABLE'))
    expect(nextLogin({ ...tried, attempts: five }, at(900))).toEqual({ kind: 'wait', until: null })
  })
})
