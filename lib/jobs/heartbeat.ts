import type { EventEmitter } from 'node:events'
import { log } from '../log'
import type { QueuePool } from './queue-pool'

const beatEveryMs = 5_000

/**
 * Records every five seconds that this process is alive, and renews the locks of its running jobs, however long they
 * take. Returns a function that stops it.
 */
export function startHeartbeat(pool: QueuePool, id: string, events: EventEmitter): () => Promise<void> {
  const held = new Set<string>()
  events.on('job:start', ({ job }: { job: { id: string } }) => held.add(job.id))
  events.on('job:complete', ({ job }: { job: { id: string } }) => held.delete(job.id))
  let isBeating = false
  const beat = async () => {
    if (isBeating) return
    isBeating = true
    try {
      const client = await pool.connect()
      await client.query(beating, [id, [...held]]).finally(() => client.release())
    } catch (err) {
      // The next beat makes up for this one.
      log.warn({ err }, 'a heartbeat was not written')
    }
    isBeating = false
  }
  void beat()
  const timer = setInterval(beat, beatEveryMs)
  return async () => {
    clearInterval(timer)
    await pool.query('DELETE FROM "WorkerProcess" WHERE "id" = $1', [id]).catch(() => undefined)
  }
}

const beating = `
  WITH held AS (
    UPDATE graphile_worker._private_jobs SET locked_at = now() WHERE id = ANY($2::bigint[]) AND locked_at IS NOT NULL
  )
  INSERT INTO "WorkerProcess" ("id") VALUES ($1) ON CONFLICT ("id") DO UPDATE SET "beatAt" = patchbay_now()`
