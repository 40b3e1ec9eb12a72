import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { migrationConnection } from './migration-connection'
import { openEngine, readMigrations } from './schema-engine'

/** The database is not usable; the message is one line for the person at the terminal. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

// Any number that nobody else locks; it is held while this database is being migrated.
const lockKey = 7_216_448_201n

/**
 * Brings a database up to date, our tables and the queue's, and tells what was applied. Hosts that start together take
 * turns at an advisory lock, so that each migration runs once.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    const applied = await applyOurs(databaseUrl)
    await applyQueues(databaseUrl)
    return applied
  } catch (error) {
    throw new MigrationError(explain(error, databaseUrl), { cause: error })
  } finally {
    await client.end().catch(() => {})
  }
}

async function applyOurs(databaseUrl: string): Promise<string[]> {
  const database = migrationConnection(databaseUrl)
  const engine = await openEngine(database.adapter)
  const filters = { externalTables: [], externalEnums: [] }
  try {
    const migrationsList = readMigrations()
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters,
    })
    // A script runs completely or not at all, so one that failed or was interrupted is simply run again.
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName })
    return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames
  } catch (error) {
    const name = /migration_name="(\w+)"/.exec(String(error))?.[1]
    const said = database.scriptError()
    throw said ? new Error(`${name ?? 'a migration'} failed: ${String(said)}`, { cause: error }) : error
  } finally {
    engine.free()
    await database.end()
  }
}

async function applyQueues(connectionString: string): Promise<void> {
  await runMigrations({ connectionString, logger: new Logger(() => () => {}) })
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its name cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'it closed the connection',
  '28P01': 'it refuses the password',
  '28000': 'it refuses the user',
  '3D000': 'it has no such database',
}

function explain(error: unknown, databaseUrl: string): string {
  const cause = error instanceof AggregateError ? error.errors[0] : error
  const { code, message } = cause as { code?: string; message?: string }
  const reason = reasons[code ?? ''] ?? (/timeout/i.test(message ?? '') ? 'it does not answer' : undefined)
  if (reason) return `Cannot reach the database at ${place(databaseUrl)}: ${reason}.`
  return `The database at ${place(databaseUrl)} could not be migrated: ${oneLine(message ?? String(error))}`
}

/** Host, port and database, without the password. */
function place(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  return `${url.host || 'localhost'}${url.pathname}`
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ')
}
