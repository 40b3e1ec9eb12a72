import { getDb } from '../db'
import { activeGateways } from '../env'
import { callGateway } from '../gateway/http'
import type { Gateway } from '../generated/prisma/enums'

type Part = 'ok' | 'unreachable'

export type Health = {
  database: Part
  /** Jobs that are due and wait; null while the database is gone. */
  queue: { waiting: number } | null
  gateways: Partial<Record<Gateway, Part>>
}

/** What works: the database is essential, the rest is told. */
export async function checkHealth(): Promise<Health> {
  const asked = activeGateways().map(async ({ id, base }) => [id, await reach(base)] as const)
  const [queue, ...gateways] = await Promise.all([countWaiting(), ...asked])
  return { database: queue ? 'ok' : 'unreachable', queue, gateways: Object.fromEntries(gateways) }
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
