import { getDb, type Tx } from './db'

/** A position in the single order of events and reads, and the database's time when it was drawn. */
export type Fence = { number: bigint; at: Date }

/**
 * Draws a fencing number. Drawn just before a call to a gateway, it orders the answer: the answer reflects everything
 * that was true before, and an answer with a lower number never overwrites one with a higher number.
 */
export async function drawFence(db: Tx = getDb()): Promise<Fence> {
  const [row] = await db.$queryRaw<Fence[]>`
    SELECT nextval('patchbay_fence') AS "number", patchbay_now() AS "at"`
  if (!row) throw new Error('the sequence gave no number')
  return row
}
