import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AttemptResult } from '../generated/prisma/enums'
import { type Attempt, type LoginState, nextLogin } from './login-policy'

// Simulates outages from start to end, with a process that dies and restarts, a clock that jumps, late cookies, and another
// member who logs in to the same browser. What must hold is written down independently of the policy.

const tick = 5
const openedAtReal = 0
/** A clock set back delays things by at most as much. By this time everything that should happen has. */
const length = 48 * 60

const minute = fc.integer({ min: 0, max: 120 }).map((count) => count * tick)
const outcome = fc.constantFrom<AttemptResult>('REFUSED', 'REFUSED', 'UNAVAILABLE', 'CHECKPOINT', 'ACCEPTED')
const troubles = fc.record({
  downs: fc.array(fc.record({ from: minute, for: minute }), { maxLength: 3 }),
  jumps: fc.array(fc.record({ at: minute, by: fc.integer({ min: -36, max: 36 }).map((n) => n * tick) }), {
    maxLength: 3,
  }),
  /** Of the nth attempt: does its process die, and how many ticks does it take? */
  dies: fc.array(fc.boolean(), { maxLength: 4 }),
  takes: fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 6 }),
  results: fc.array(outcome, { maxLength: 8 }),
  /** Accepted logins do not last. */
  relapses: fc.boolean(),
})
const calm = { downs: [], jumps: [], dies: [], takes: [], results: [], relapses: false }
const scenario = fc.record({
  hasCookie: fc.boolean(),
  wasTried: fc.boolean(),
  cookies: fc.uniqueArray(minute, { maxLength: 5 }),
  /** When the other member logs in to the same browser. */
  switches: fc.uniqueArray(minute, { maxLength: 3 }),
  troubles: fc.option(troubles, { nil: null }),
})
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never

/** Like expect, but cheap enough for millions of calls. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`violated: ${what}`)
}

type Done = { real: number; what: 'hour' | 'cookie' | 'mail'; wall: Date; serial: number }

function simulate(given: Scenario) {
  const bad = given.troubles ?? calm
  const wallAt = (real: number) => {
    const jumped = bad.jumps.filter(({ at }) => at <= real).reduce((sum, { by }) => sum + by, 0)
    return new Date(Date.UTC(2026, 10, 21, 9) + (real + jumped) * 60_000)
  }
  const isDown = (real: number) => bad.downs.some((down) => down.from <= real && real < down.from + down.for)

  let serial = 10
  const mine = new Set<number>()
  const member = { newestSerial: null as number | null, triedSerial: 0 }
  const attempts: (Attempt & { endsAt: number | null })[] = []
  const done: Done[] = []
  let isAsked = false
  let isRepaired = false
  const openedAt = wallAt(openedAtReal)

  function bring() {
    serial += 1
    mine.add(serial)
    member.newestSerial = serial
  }
  if (given.hasCookie) bring()
  if (given.wasTried) member.triedSerial = member.newestSerial ?? 0

  const state = (): LoginState => ({
    memberRowId: 'm',
    ...member,
    attempts,
    hasAccount: true,
    openOutage: isRepaired ? null : { id: 'o', openedAt, trouble: 'LOGIN', isOwnerAsked: isAsked },
  })

  function startAttempt(key: string, real: number, wall: Date) {
    must(!attempts.some((attempt) => attempt.key === key), `${key} is made once`)
    must(
      attempts.every(({ endedAt }) => endedAt !== null),
      'there is one attempt at a time',
    )
    const used = member.newestSerial ?? Number.NaN
    must(mine.has(used), 'a member’s own cookie is used')
    member.triedSerial = Math.max(member.triedSerial, used)
    const number = attempts.length
    const endsAt = bad.dies[number] ? null : real + (bad.takes[number] ?? 0) * tick
    attempts.push({ key, startedAt: wall, endedAt: null, result: null, endsAt })
    done.push({ real, what: key.includes(':hour:') ? 'hour' : 'cookie', wall, serial: used })
  }

  function finishAttempt(real: number, wall: Date) {
    const running = attempts.find(({ endedAt }) => endedAt === null)
    if (!running || running.endsAt === null || running.endsAt > real) return
    running.endedAt = wall
    running.result = bad.results[attempts.length - 1] ?? 'REFUSED'
    if (running.result === 'ACCEPTED' && !bad.relapses) isRepaired = true
  }

  for (let real = 0; real <= length; real += tick) {
    const wall = wallAt(real)
    if (given.cookies.includes(real)) bring()
    if (given.switches.includes(real)) serial += 1
    if (isDown(real)) continue
    for (let turn = 0; ; turn++) {
      must(turn < 20, 'the policy comes to a wait')
      finishAttempt(real, wall)
      if (isRepaired) break
      const step = nextLogin(state(), wall)
      if (step.kind === 'try') startAttempt(step.key, real, wall)
      else if (step.kind === 'ask owner') {
        must(!isAsked, 'the owner is asked once')
        isAsked = true
        const hours = attempts.filter(({ key }) => key.includes(':hour:')).length
        const stopped = attempts.at(-1)?.result === 'CHECKPOINT'
        must(
          hours === 4 || stopped || member.newestSerial === null,
          `the owner is asked for a reason: ${step.why}`,
        )
        done.push({ real, what: 'mail', wall, serial: 0 })
      } else if (step.kind === 'mark lost') {
        const lost = attempts.find(({ key }) => key === step.key)
        if (lost) Object.assign(lost, { endedAt: wall, result: 'LOST' })
      } else break
    }
    const last = attempts.at(-1)
    const isSettled = isRepaired || last?.endedAt === null || last?.result === 'ACCEPTED'
    must(isSettled || (member.newestSerial ?? 0) <= member.triedSerial, 'no fresh cookie is left untried')
  }
  return { done, attempts, isAsked, isRepaired, openedAt }
}

/** What must happen when there are no troubles and LinkedIn refuses everything, as specified. */
function expected(given: Scenario): { real: number; what: string }[] {
  const fresh = given.hasCookie && !given.wasTried ? [0, ...given.cookies] : given.cookies
  const tries = [...new Set(fresh)].map((real) => ({ real, what: 'cookie' }))
  const first = given.hasCookie ? 0 : Math.min(...given.cookies, Number.POSITIVE_INFINITY)
  if (first > 0) return inOrder([{ real: 0, what: 'mail' }, ...tries])
  const hours = [60, 120, 180, 240].map((real) => ({ real, what: 'hour' }))
  return inOrder([...tries, ...hours, { real: 240, what: 'mail' }])
}

const rank: Record<string, number> = { cookie: 0, hour: 1, mail: 2 }
const inOrder = (list: { real: number; what: string }[]) =>
  list.toSorted((a, b) => a.real - b.real || (rank[a.what] ?? 0) - (rank[b.what] ?? 0))

test('in 10,000 outages the attempts are exactly the planned ones, and there is at most one mail', () => {
  let untroubled = 0
  fc.assert(
    fc.property(scenario, (given) => {
      const { done, isAsked, isRepaired, openedAt } = simulate(given)
      const mails = done.filter(({ what }) => what === 'mail')
      expect(mails.length).toBeLessThanOrEqual(1)
      expect(isAsked || isRepaired, 'in the end it is repaired or its owner is asked').toBe(true)

      const hours = done.filter(({ what }) => what === 'hour')
      expect(hours.length).toBeLessThanOrEqual(4)
      for (const [index, hour] of hours.entries()) {
        expect(hour.wall.getTime()).toBeGreaterThanOrEqual(openedAt.getTime() + (index + 1) * 3_600_000)
      }
      const cookies = done.filter(({ what }) => what === 'cookie').map(({ serial }) => serial)
      expect(cookies, 'every fresh cookie is tried once, in order').toEqual(
        [...new Set(cookies)].toSorted((a, b) => a - b),
      )

      if (given.troubles === null) {
        untroubled += 1
        expect(done.map(({ real, what }) => ({ real, what }))).toEqual(expected(given))
      }
    }),
    { numRuns: 10_000 },
  )
  expect(untroubled, 'enough outages had no troubles').toBeGreaterThan(500)
}, 60_000)
