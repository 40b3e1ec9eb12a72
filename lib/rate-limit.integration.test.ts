import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { type LimitName, limit, limits } from './rate-limit'

await openWorld()

const names = Object.keys(limits) as LimitName[]
const isAllowed = (name: LimitName, key: string | null) =>
  limit(name, key).then(
    () => true,
    ({ code, retryAfterSeconds }) => {
      expect([name, code]).toEqual([name, 'RATE_LIMITED'])
      expect(retryAfterSeconds).toBeGreaterThan(0)
      expect(retryAfterSeconds).toBeLessThanOrEqual(limits[name].duration)
      return false
    },
  )

test('each limit allows exactly its number of uses, whatever the others have counted for the same key', async () => {
  const key = randomUUID()
  for (const name of names) {
    let allowed = 0
    while (await isAllowed(name, key)) allowed += 1
    expect([name, allowed]).toEqual([name, limits[name].points])
  }
})

test('every key is counted apart, also when many come at once', async () => {
  const [one, other] = [randomUUID(), randomUUID()]
  const { points } = limits.resend
  const answers = await Promise.all(Array.from({ length: points + 3 }, () => isAllowed('resend', one)))
  expect(answers.filter(Boolean)).toHaveLength(points)
  expect(await isAllowed('resend', other)).toBe(true)
})

test('who cannot be told apart, such as a visitor without a known network, is not limited', async () => {
  const { points } = limits.pairingNetwork
  for (let use = 0; use < points + 5; use++) expect(await isAllowed('pairingNetwork', null)).toBe(true)
})
