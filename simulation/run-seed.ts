import type { Sandbox } from '../sandbox/sandbox'
import { atRest, nothingWaits } from './at-rest'
import type { Database } from './database'
import { inhabit } from './happenings'
import { modelOf } from './model'
import type { Counts } from './trouble'
import { idsOf, type Violation } from './violation'
import { makeWorld } from './world'

export type Outcome = {
  seed: number
  violations: (Violation & { at: string; trace: string[] })[]
  counts: Counts
  steps: number
  stalls: number
}

const hours = (count: number) => count * 3_600_000

/** Lets one world happen, and then come to rest. */
export async function runSeed(about: {
  seed: number
  hours: number
  isTraced?: boolean
  database: Database
  origin: string
  serve: (sandbox: Sandbox) => void
  only?: readonly string[] | null
  graceMs: number
}): Promise<Outcome> {
  const world = await makeWorld({ only: null, ...about })
  const { random, time, trouble, scheduler, trace, post } = world
  const violations: Outcome['violations'] = []
  const known = new Set<string>()
  const report = (found: readonly Violation[]) => {
    for (const violation of found) {
      const key = `${violation.rule}|${violation.ids[0]}`
      if (known.has(key)) continue
      known.add(key)
      violations.push({ ...violation, at: time.toString(), trace: trace.about(violation.ids) })
    }
  }
  try {
    const { atGateway, byPeople, deleteOne, visit, foreign } = await inhabit(world)
    const model = modelOf(world, about.graceMs)
    const look = async () => {
      const { rows, violations: found } = await model.atStep()
      report(found)
      return rows
    }
    let rows = await look()
    const end = time.now + hours(about.hours)
    while (time.now < end) {
      if (random.chance(0.4)) atGateway(rows)
      if (random.chance(0.4)) await byPeople(rows)
      if (random.chance(0.5)) await visit()
      await world.settle(random.between(1, 3))
      for (const activity of scheduler.activities)
        if (activity.held > 0 && trouble.allows('killed') && random.chance(0.03))
          await scheduler.kill(activity, 'it waited')
      rows = await look()
      await world.pass(stepOf(world))
    }
    trouble.isOn = false
    while (scheduler.activities.size > 0) {
      await world.pass(10)
      await world.settle(2)
    }
    const deleted = deleteOne(await look())
    for (let step = 0; step < 20; step++) {
      await world.pass(15)
      await world.settle(2)
    }
    const isGone = (await look()).some(({ id, status }) => id === deleted?.id && status === 'DELETED')
    if (deleted && !isGone)
      report([
        { rule: 'what is deleted shows within five minutes', about: deleted.name, ids: idsOf(deleted) },
      ])
    const rest = Math.max(time.now + hours(11), post.lastDue() + hours(2))
    for (let step = 0; time.now < rest; step++) {
      await world.pass(step < 8 ? 60 : step < 18 ? 300 : Math.max(3_600, (rest - time.now) / 20_000))
      await world.settle(2)
      if (step % 4 === 0) await look()
      // Half an hour after the last fault.
      if (step === 13) report(await nothingWaits(world))
    }
    await look()
    report(await atRest(world, foreign))
    if (about.isTraced) for (const line of trace.all()) console.log(line)
    return {
      seed: about.seed,
      violations,
      counts: trouble.counts,
      steps: scheduler.tick,
      stalls: scheduler.stalls,
    }
  } finally {
    await world.close()
  }
}

/** Small steps while answers are awaited, so that much falls between a question and its answer. */
function stepOf({ random, scheduler, time }: Awaited<ReturnType<typeof makeWorld>>): number {
  const release = scheduler.nextRelease()
  const step = random.pick([2, 10, 30, 60, 60])
  return release === null ? step : Math.max(1, Math.min(step, (release - time.now) / 1_000))
}
