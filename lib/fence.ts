import { getDb, type Tx } from './db'

/** A place in the one order of events and reads, and the database's time when it was drawn. */
export type Fence = { number: bigint; at: Date }

/**
 * Draws a fencing number. What is drawn just before a call to a gateway orders its answer: the answer shows everything
 * that was true before, and an answer with a lower number never overwrites it.
 */
export async function drawFence(db: Tx = getDb()): Promise<Fence> {
  const [row] = await db.$queryRaw<Fence[]>`
    SELECT nextval('patchbay_fence') AS "number", patchbay_now() AS "at"`
  if (!row) throw new Error('the sequence gave no number')
  return row
}
