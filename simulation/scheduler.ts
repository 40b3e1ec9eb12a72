import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep, setImmediate as turnOfLoop } from 'node:timers/promises'
import type { Random } from './random'

/** Something that an activity does outside its own memory: a statement, or a call. */
type Step = {
  activity: Activity
  label: string
  /** The database connection that it runs on. */
  pid: number | null
  perform: () => Promise<void>
  isBlocked: boolean
}

/** What it has to know of a process. */
export type Process = {
  name: string
  clockOffset: number
  kept: Map<string, unknown>
  activity: Activity | null
  isDead: boolean
  pids(): number[]
}

/** Something under way in one process: a request that it answers, or the jobs that it takes. */
export type Activity = {
  name: string
  host: Process
  /** What it is working on right now, and that job's id in the queue. */
  job: string
  jobId: string | null
  waiting: Step[]
  inFlight: Set<Step>
  /** Calls whose answer comes at a later time. */
  held: number
  isDone: boolean
  isKilled: boolean
  steps: number
  /** Its process dies at this step: before it, or after it, when the answer never arrives. */
  fate: Fate | null
  /** When it committed something; in steps of the whole. */
  commits: number[]
  /** When it began to store an event. */
  storedAt: number | null
}

export type Fate = { step: number; when: 'before' | 'after' }

/** Which activity the running code belongs to. */
export const current = new AsyncLocalStorage<Activity>()

/** Real time after which an activity that does nothing visible is no longer waited for. */
const stallMs = 5_000
/** Real time that a statement may take before it is asked whether it waits for a lock. */
const lockCheckMs = 25

type Hold = { activity: Activity; until: number; release: () => void }
type Needs = {
  random: Random
  isWaitingForLock: (pid: number) => Promise<boolean>
  onDeath: (activity: Activity, why: string) => Promise<void>
}

/**
 * Runs activities side by side, one step of one of them at a time; the seed draws which is next. So a seed interleaves
 * the same statements and calls in the same order, as far as the code between them does the same.
 */
export class Scheduler {
  readonly activities = new Set<Activity>()
  /** Counts what happens, over everything. */
  tick = 0
  /** How often an activity had to be left alone: then the order is no longer the seed's alone. */
  stalls = 0
  private readonly needs: Needs
  private holds: Hold[] = []
  private wake: (() => void) | null = null

  constructor(needs: Needs) {
    this.needs = needs
  }

  start(about: Pick<Activity, 'name' | 'host' | 'fate'>, run: () => Promise<unknown>): Activity {
    const fresh = {
      job: about.name,
      jobId: null,
      waiting: [],
      held: 0,
      isDone: false,
      isKilled: false,
      steps: 0,
      commits: [],
      storedAt: null,
    }
    const activity: Activity = { ...about, ...fresh, inFlight: new Set() }
    about.host.activity = activity
    this.activities.add(activity)
    const end = () => this.end(activity)
    current.run(activity, run).then(end, end)
    return activity
  }

  /** Takes one step of an activity when its turn comes. A dead process never gets an answer. */
  take<T>(activity: Activity, label: string, run: () => Promise<T>, pid: number | null = null): Promise<T> {
    return new Promise((resolve, reject) => {
      if (activity.isDone) return
      const perform = async () => {
        const { fate } = activity
        const isLast = ++activity.steps === fate?.step
        if (isLast && fate.when === 'before') return this.kill(activity, `before: ${label}`)
        if (/^insert into "WebhookEvent"|INSERT INTO "WebhookEvent"/.test(label))
          activity.storedAt ??= this.tick
        try {
          const answer = await run()
          if (activity.isDone) return
          if (/^commit/i.test(label)) activity.commits.push(this.tick)
          if (isLast) return await this.kill(activity, `after: ${label}`)
          resolve(answer)
        } catch (error) {
          if (!activity.isDone) reject(error)
        }
      }
      activity.waiting.push({ activity, label, pid, perform, isBlocked: false })
      this.poke()
    })
  }

  /** Holds an activity until a time. */
  hold(activity: Activity, until: number): Promise<void> {
    return new Promise((resolve) => {
      if (activity.isDone) return
      activity.held += 1
      this.holds.push({ activity, until, release: resolve })
      this.poke()
    })
  }

  nextRelease(): number | null {
    const alive = this.holds.filter(({ activity }) => !activity.isDone)
    return alive.length > 0 ? Math.min(...alive.map(({ until }) => until)) : null
  }

  /** What was held until now goes on, in an order that the seed decides. */
  release(now: number): void {
    const due = this.holds.filter(({ until }) => until <= now)
    this.holds = this.holds.filter(({ until }) => until > now)
    for (const { activity, release } of due) {
      activity.held -= 1
      void this.take(activity, 'its answer arrives', async () => undefined).then(release)
    }
  }

  /** Its process is no more, and never learns how its last step ended. */
  async kill(activity: Activity, why: string): Promise<void> {
    if (activity.isDone) return
    activity.host.isDead = true
    activity.isKilled = true
    this.end(activity)
    await this.needs.onDeath(activity, why)
  }

  /** Until nothing can go on before time passes. */
  async settle(): Promise<void> {
    for (;;) {
      await this.untilParked()
      await this.lookAtBlocked()
      const ready = [...this.activities].filter(({ waiting }) => waiting.length > 0)
      if (ready.length > 0) {
        await this.run(this.needs.random.pick(ready))
        continue
      }
      if (![...this.activities].some(isBlocked)) return
      await sleep(2)
    }
  }

  private async run(activity: Activity): Promise<void> {
    const step = activity.waiting.shift()
    if (!step) return
    this.tick += 1
    activity.inFlight.add(step)
    const finished = step.perform().finally(() => {
      activity.inFlight.delete(step)
      this.poke()
    })
    await Promise.race([finished, this.untilBlocked(step)])
    await turnOfLoop()
  }

  private async untilBlocked(step: Step): Promise<void> {
    if (step.pid === null) return new Promise(() => undefined)
    for (;;) {
      await sleep(lockCheckMs, undefined, { ref: false })
      if (!step.activity.inFlight.has(step)) return
      if (!(await this.needs.isWaitingForLock(step.pid))) continue
      step.isBlocked = step.activity.inFlight.has(step)
      return
    }
  }

  /** Those that got their lock meanwhile are waited for. */
  private async lookAtBlocked(): Promise<void> {
    for (const activity of this.activities) {
      for (const step of activity.inFlight) {
        if (!step.isBlocked || step.pid === null) continue
        if (await this.needs.isWaitingForLock(step.pid)) continue
        step.isBlocked = false
      }
    }
    await this.untilParked()
  }

  private async untilParked(): Promise<void> {
    while (![...this.activities].every(isParked)) {
      const isStalled = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(true), stallMs)
        this.wake = () => {
          clearTimeout(timer)
          resolve(false)
        }
      })
      if (!isStalled) continue
      this.stalls += 1
      return
    }
  }

  private end(activity: Activity): void {
    if (activity.isDone) return
    activity.isDone = true
    this.activities.delete(activity)
    activity.host.activity = null
    this.poke()
  }

  private poke(): void {
    this.wake?.()
  }
}

function isBlocked(activity: Activity): boolean {
  return [...activity.inFlight].some((step) => step.isBlocked)
}

function isParked(activity: Activity): boolean {
  return activity.waiting.length > 0 || activity.held > 0 || isBlocked(activity)
}
