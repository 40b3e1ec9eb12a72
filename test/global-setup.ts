import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '../scripts/apply-migrations'
import { startPostgres } from '../scripts/embedded-postgres'
import { freePort } from '../scripts/ports'

declare module 'vitest' {
  interface ProvidedContext {
    database: { server: string; template: string }
  }
}

const template = 'patchbay_template'

/** One real PostgreSQL for the whole run, migrated once; each test file clones the template. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-test-'))
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    logFile: join(folder, 'postgres.log'),
    database: template,
    flags: ['max_connections=200', 'fsync=off'],
  })
  await applyMigrations(postgres.url(template))
  project.provide('database', { server: postgres.url('').replace(/\/$/, ''), template })
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
