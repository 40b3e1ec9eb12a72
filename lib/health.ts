import { getDb } from './db'
import { env } from './env'
import { callGateway } from './gateway/http'

type Part = 'ok' | 'unreachable'

export type Health = {
  database: Part
  /** Jobs that are due and wait; null while the database is gone. */
  queue: { waiting: number } | null
  gateways: { UNIPILE_V1: Part }
}

/** What works: the database is essential, the rest is told. */
export async function checkHealth(): Promise<Health> {
  const [queue, gateway] = await Promise.all([countWaiting(), reach(env().UNIPILE_V1_DSN)])
  return { database: queue ? 'ok' : 'unreachable', queue, gateways: { UNIPILE_V1: gateway } }
}

async function countWaiting(): Promise<Health['queue']> {
  try {
    const [row] = await getDb().$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM graphile_worker.jobs
      WHERE run_at <= now() AND locked_at IS NULL AND attempts < max_attempts`
    return { waiting: row?.waiting ?? 0 }
  } catch {
    return null
  }
}

/** Any answer will do: whether the key is good is not asked every few seconds. */
async function reach(origin: string): Promise<Part> {
  try {
    const answer = await callGateway(origin, { method: 'HEAD', headers: {} })
    return answer.status < 500 ? 'ok' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}
