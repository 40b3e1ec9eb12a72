import pg from 'pg'
import { e2ePorts } from '../scripts/e2e-ports'
import { password } from '../scripts/embedded-postgres'

const key = 20_261_121

/** All workers' tests share one sandbox; a test that changes it as a whole runs alone. */
export async function takeTurn(isAlone: boolean, work: () => Promise<void>): Promise<void> {
  const connectionString = `postgresql://postgres:${password}@127.0.0.1:${e2ePorts.database}/patchbay`
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(`SELECT ${isAlone ? 'pg_advisory_lock' : 'pg_advisory_lock_shared'}(${key})`)
    await work()
  } finally {
    await client.end()
  }
}
