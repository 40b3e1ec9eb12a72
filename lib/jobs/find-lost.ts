import { getDb } from '../db'
import type { Prisma } from '../generated/prisma/client'

/** How many rows one sweep picks up per kind, and per share within a kind. */
const most = 200

/**
 * Finds due rows that have no job, oldest first and at most a fixed number per share: queued rows use up no places, and
 * a gateway with many rows leaves other gateways theirs. `due` selects `id`, `share` and `due`; the job's key is `key`
 * plus the id.
 */
export async function findLost<Share extends string>(
  key: string,
  due: Prisma.Sql,
): Promise<{ id: string; share: Share }[]> {
  return getDb().$queryRaw<{ id: string; share: Share }[]>`
    SELECT "id", "share"::text FROM (
      SELECT d."id", d."share", d."due", row_number() OVER (PARTITION BY d."share" ORDER BY d."due", d."id") AS "place"
      FROM (${due}) d
      WHERE NOT EXISTS (SELECT 1 FROM graphile_worker._private_jobs j WHERE j."key" = ${key} || d."id")
    ) lost
    WHERE "place" <= ${most} ORDER BY "due", "id"`
}
