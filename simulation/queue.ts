import { Logger, runTaskListOnce, type Task } from 'graphile-worker'
import { inBackground } from '../lib/gateway/breaker-guard'
import { type Job, type Lane, openLanes } from '../lib/jobs/lanes'
import { tasks } from '../lib/jobs/tasks'
import type { Database } from './database'
import type { Host } from './host'
import { current, type Scheduler } from './scheduler'
import type { Trace } from './trace'

const quiet = new Logger(() => () => undefined)

/** The real queue: what is due by its own clock, by its own rules. */
export function openQueue(needs: { database: Database; scheduler: Scheduler; trace: Trace }) {
  const { database, scheduler, trace } = needs

  /** A process takes one job after another until none is due. */
  async function work(host: Host): Promise<void> {
    const lanes = openLanes()
    const list = Object.fromEntries(lanes.flatMap((lane) => lane.jobs.map((job) => [job, taskOf(job, lane)])))
    const client = await host.queue()
    await runTaskListOnce({ noHandleSignals: true, logger: quiet }, list, client).promise
  }

  function taskOf(name: Job, lane: Lane): Task {
    return async (payload, helpers) => {
      const activity = current.getStore()
      if (activity) Object.assign(activity, { job: name, jobId: helpers.job.id })
      if (name !== 'sweep') trace.write(`${activity?.host.name} does ${name} ${JSON.stringify(payload)}`)
      const task = () => tasks[name](payload, helpers)
      try {
        await (lane.isForPerson ? task() : inBackground(task))
      } catch (error) {
        trace.write(`${name} ${JSON.stringify(payload)} failed: ${(error as Error).message.slice(0, 300)}`)
        throw error
      } finally {
        if (activity) Object.assign(activity, { job: 'worker', jobId: null })
      }
    }
  }

  async function isDue(): Promise<boolean> {
    const sql = `SELECT 1 FROM graphile_worker._private_jobs
      WHERE run_at <= virtual.now() AND locked_at IS NULL AND attempts < max_attempts LIMIT 1`
    return (await database.rows(sql)).length > 0
  }

  /** Living processes keep the locks of their jobs young. */
  async function beat(): Promise<void> {
    const held = [...scheduler.activities].flatMap(({ jobId }) => jobId ?? [])
    const sql =
      'UPDATE graphile_worker._private_jobs SET locked_at = virtual.now() WHERE id = ANY($1::bigint[])'
    if (held.length > 0) await database.rows(sql, [held])
  }

  return { work, isDue, beat }
}
