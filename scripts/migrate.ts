import { applyMigrations, MigrationError } from './apply-migrations'
import { loadEnvFile } from './load-env-file'

loadEnvFile()

const databaseUrl = process.env.DATABASE_URL?.trim() ?? ''

if (databaseUrl === '') fail('DATABASE_URL is missing: postgresql://user:password@host:5432/database')
if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl)) {
  fail('DATABASE_URL is not an address of the form postgresql://user:password@host:5432/database')
}

try {
  const applied = await applyMigrations(databaseUrl)
  for (const name of applied) console.log(`Applied ${name}`)
  if (applied.length === 0) console.log('Nothing to apply: the database is up to date.')
  // The engine leaves a ten-second timer behind (its time limit for the lock).
  process.exit(0)
} catch (error) {
  if (!(error instanceof MigrationError)) throw error
  fail(error.message)
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
