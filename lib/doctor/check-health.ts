import { getDb } from '../db'
import { deadAfterSeconds } from '../dead-after'
import { activeGateways } from '../env'
import type { Gateway } from '../generated/prisma/enums'
import { isMigrated } from './is-migrated'

export type Health = {
  /** This alone decides the answer: without the database, or before its migrations, this process can serve nobody. */
  database: 'ok' | 'unmigrated' | 'unreachable'
  /** Jobs that are due but still waiting, and how long the first has waited. */
  queue: { waiting: number; oldestDueSeconds: number } | null
  /** Processes that run jobs, and how long ago one last checked in; null if none ever has. */
  worker: { processes: number; lastBeatSeconds: number | null } | null
  gateways: Partial<Record<Gateway, 'ok' | 'unreachable'>>
}

const databaseLimitMs = 4_000
const gatewayLimitMs = 1_000
const gatewaysKnownMs = 15_000

/** What works. Answers within seconds even if something hangs: whoever asks will restart us if we do not answer. */
export async function checkHealth(): Promise<Health> {
  const [own, gateways] = await Promise.all([checkDatabase(), lookAtGateways()])
  return { ...own, gateways }
}

async function checkDatabase(): Promise<Omit<Health, 'gateways'>> {
  const gone = { database: 'unreachable', queue: null, worker: null } as const
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<typeof gone>((resolve) => {
    timer = setTimeout(() => resolve(gone), databaseLimitMs)
  })
  try {
    return await Promise.race([limit, askDatabase().catch(() => gone)])
  } finally {
    clearTimeout(timer)
  }
}

async function askDatabase(): Promise<Omit<Health, 'gateways'>> {
  if (!(await isMigrated())) return { database: 'unmigrated', queue: null, worker: null }
  const [row] = await getDb().$queryRaw<
    { waiting: number; oldest: number; processes: number; last: number | null }[]
  >`
    SELECT jobs.*, workers.* FROM (
      SELECT count(*)::int AS "waiting", coalesce(extract(epoch FROM now() - min(run_at)), 0)::int AS "oldest"
      FROM graphile_worker.jobs WHERE run_at <= now() AND locked_at IS NULL AND attempts < max_attempts
    ) AS jobs, (
      SELECT count(*) FILTER (
          WHERE "beatAt" > patchbay_now() - make_interval(secs => ${deadAfterSeconds}::float8)
        )::int AS "processes",
        extract(epoch FROM patchbay_now() - max("beatAt"))::int AS "last"
      FROM "WorkerProcess"
    ) AS workers`
  if (!row) throw new Error('the database told nothing')
  return {
    database: 'ok',
    queue: { waiting: row.waiting, oldestDueSeconds: row.oldest },
    worker: { processes: row.processes, lastBeatSeconds: row.last },
  }
}

let known: { at: number; answer: Promise<Health['gateways']> } | undefined

/** Many callers ask every few seconds; only one of them actually checks the gateways. */
function lookAtGateways(): Promise<Health['gateways']> {
  if (known && performance.now() - known.at < gatewaysKnownMs) return known.answer
  const asked = activeGateways().map(async ({ id, base }) => [id, await reach(base)] as const)
  known = { at: performance.now(), answer: Promise.all(asked).then(Object.fromEntries) }
  return known.answer
}

/** Any answer counts: we do not test the key every few seconds. */
async function reach(base: string): Promise<'ok' | 'unreachable'> {
  try {
    const signal = AbortSignal.timeout(gatewayLimitMs)
    const answer = await fetch(base, { method: 'HEAD', redirect: 'manual', cache: 'no-store', signal })
    return answer.status < 500 ? 'ok' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}
