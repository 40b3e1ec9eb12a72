import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { Logger, type Runner, run, type Task } from 'graphile-worker'
import { inBackground } from '../gateway/breaker-guard'
import { keepListening } from '../keep-listening'
import { log } from '../log'
import { startHeartbeat } from './heartbeat'
import { type Job, type Lane, openLanes } from './lanes'
import { QueuePool } from './queue-pool'
import { tasks } from './tasks'

const crontab = ['* * * * * sweep ?max=1', '23 3 * * * prune ?max=3'].join('\n')
const againAfterMs = 1_000

export type Worker = { stop(): Promise<void> }

/**
 * Runs jobs in this process, from when the database is first up until it is told to stop; any number of processes may
 * do so. Never throws: whatever breaks is restarted.
 */
export function startWorker(): Worker {
  const lanes = openLanes()
  // Each lane has one listening connection; the others are shared, and held only for the length of a query.
  const pool = new QueuePool(lanes.length + 6)
  const stopping = new AbortController()
  const events = new EventEmitter()
  events.on('pool:listen:success', ({ client }) => keepListening(client))
  const stopBeating = startHeartbeat(pool, randomUUID(), events)
  const running = lanes.map((lane) => keepRunning(lane, { pool, events, stopping: stopping.signal }))
  return {
    async stop() {
      pool.close()
      stopping.abort()
      await Promise.all(running)
      await stopBeating()
      await pool.end()
    },
  }
}

type Shared = { pool: QueuePool; events: EventEmitter; stopping: AbortSignal }

async function keepRunning(lane: Lane, shared: Shared): Promise<void> {
  while (!shared.stopping.aborted) {
    try {
      const runner = await runLane(lane, shared)
      await Promise.race([runner.promise, aborted(shared.stopping)])
      // Running jobs are finished, or handed back for another process.
      if (shared.stopping.aborted) await runner.stop()
    } catch (err) {
      if (!shared.stopping.aborted)
        log.error({ err, lane: lane.name }, 'a lane of jobs broke and starts anew')
    }
    await delay(againAfterMs, undefined, { signal: shared.stopping }).catch(() => undefined)
  }
}

function runLane(lane: Lane, { pool, events }: Shared): Promise<Runner> {
  return run({
    pgPool: pool,
    events,
    taskList: Object.fromEntries(lane.jobs.map((job) => [job, taskOf(job, lane)])),
    ...(lane.jobs.includes('sweep') && { crontab }),
    ...(lane.notFlags?.length && { forbiddenFlags: lane.notFlags }),
    concurrency: lane.slots,
    pollInterval: lane.pollMs,
    noHandleSignals: true,
    logger,
  })
}

function taskOf(job: Job, lane: Lane): Task {
  const task = tasks[job]
  return lane.isForPerson ? task : (payload, helpers) => inBackground(() => task(payload, helpers))
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

const logger = new Logger((scope) => (level, message) => {
  if (level === 'error') log.error({ job: scope.taskIdentifier }, message)
  else if (level === 'warning') log.warn({ job: scope.taskIdentifier }, message)
})
