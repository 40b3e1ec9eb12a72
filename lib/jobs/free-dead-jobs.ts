import { getDb } from '../db'
import { deadAfterSeconds } from '../dead-after'
import { log } from '../log'

/**
 * Frees jobs left locked by a process that died. A job that failed for good is deleted: nobody works on it, yet its key
 * would keep the sweep from queueing it again.
 */
export async function freeDeadJobs(): Promise<void> {
  const db = getDb()
  const freed = await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET "locked_at" = NULL, "locked_by" = NULL
    WHERE "locked_at" < now() - make_interval(secs => ${deadAfterSeconds}::float8)`
  const given = await db.$executeRaw`
    DELETE FROM graphile_worker._private_jobs WHERE "locked_at" IS NULL AND "attempts" >= "max_attempts"`
  if (freed + given > 0)
    log.warn({ freed, given }, 'jobs of dead processes freed, jobs that failed for good removed')
}
