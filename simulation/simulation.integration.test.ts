import { afterAll, expect, inject, test } from 'vitest'
import { openStage } from './stage'

const stage = await openStage(inject('database'))
afterAll(() => stage.close())

/** An attempt whose person went away stays as it is: nobody ends it. */
const notHeldYet = ['no attempt is pending for ever']

test.each([1, 3])(
  'seed %i: whatever goes wrong, what is guaranteed holds',
  async (seed) => {
    const { violations, counts } = await stage.run({ seed, hours: 0.3 })
    expect(violations.filter(({ rule }) => !notHeldYet.includes(rule))).toEqual([])
    const faults = [...counts].filter(
      ([name, count]) => count > 0 && /^(event|call|answer|killed)/.test(name),
    )
    expect(faults.length).toBeGreaterThan(8)
  },
  120_000,
)
