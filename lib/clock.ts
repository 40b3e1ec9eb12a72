import { getDb, type Tx } from './db'

/**
 * The database's time, the only time that is stored or compared: hosts' clocks differ and jump. Inside a transaction it
 * is the time the transaction began.
 */
export async function databaseNow(db: Tx = getDb()): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT patchbay_now() AS "now"`
  if (!row) throw new Error('the database told no time')
  return row.now
}
