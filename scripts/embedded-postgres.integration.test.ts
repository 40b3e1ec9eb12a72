import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startPostgres } from './embedded-postgres'
import { freePort } from './ports'

const folder = mkdtempSync(join(tmpdir(), 'patchbay-postgres-'))
const options = { dataDir: join(folder, 'postgres'), logFile: join(folder, 'log'), database: 'kept' }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return client.query<{ n: number }>(sql).finally(() => client.end())
}

test('comes back with every acknowledged row after kill -9', async () => {
  const first = await startPostgres({ ...options, port: await freePort() })
  await query(first.url('kept'), 'CREATE TABLE row AS SELECT generate_series(1, 1000) AS n')
  process.kill(first.pid, 'SIGKILL')
  const second = await startPostgres({ ...options, port: await freePort() })
  expect((await query(second.url('kept'), 'SELECT count(*)::int AS n FROM row')).rows).toEqual([{ n: 1000 }])
  await second.stop()
})

test('ends the server that a killed run left behind on its folder', async () => {
  const left = await startPostgres({ ...options, port: await freePort() })
  const next = await startPostgres({ ...options, port: await freePort() })
  expect(left.child.exitCode).toBe(0)
  await next.stop()
})

test('names a port that is taken, and what to set', async () => {
  const port = await freePort()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  await expect(startPostgres({ ...options, port })).rejects.toThrow(
    `Port ${port}, wanted for the database, is taken`,
  )
  await new Promise((resolve) => other.close(resolve))
})
