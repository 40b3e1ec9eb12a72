import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '../scripts/apply-migrations'
import { startPostgres } from '../scripts/embedded-postgres'
import { freePort } from '../scripts/ports'
import { supervise } from '../scripts/supervisor'

declare module 'vitest' {
  interface ProvidedContext {
    database: { server: string; template: string }
  }
}

const template = 'patchbay_template'

/** One real PostgreSQL for the whole run, migrated once; each test file clones the template. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-test-'))
  // A run that is killed leaves no server behind: the leash of the supervisor ends it.
  const supervisor = await supervise(folder, () => {})
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    logFile: supervisor.logFile('database'),
    database: template,
    flags: ['max_connections=200', 'fsync=off'],
  })
  supervisor.hold('database', postgres.child, { signal: 'SIGINT', patienceMs: 20_000 })
  await applyMigrations(postgres.url(template))
  project.provide('database', { server: postgres.url('').replace(/\/$/, ''), template })
  return async () => {
    await supervisor.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
