import { getDb } from '../db'
import type { Prisma } from '../generated/prisma/client'

/** How many one sweep takes up of a kind, and of each share of it. */
const most = 200

/**
 * Which due rows does no job wait for? Oldest first, so many of each share: rows that are queued take up no room, and a
 * gateway with many of them leaves the others theirs. `due` selects `id`, `share` and `due`; `key` precedes the id in
 * the key of the job.
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
