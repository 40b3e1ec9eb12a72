import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { diffSchemas } from './diff-schemas'
import { migrationsDir, readMigrations, root, schemaPath } from './schema-engine'

// Each migration keeps the schema it leads to, so that the next one is the difference between two files: no shadow
// database, and two branches with a migration each show it in review.
const snapshot = 'schema.after.prisma'

const name = process.argv[2] ?? ''

if (!/^[a-z][a-z0-9_]{2,60}$/.test(name)) {
  fail('Give the migration a name of lower-case letters, digits and _: npm run db:migration -- add_labels')
}

const existing = readMigrations().migrationDirectories.map((directory) => directory.path)
if (existing.some((path) => path.slice(15) === name)) fail(`A migration named ${name} exists already.`)

const last = existing.at(-1)
const schema = readFileSync(schemaPath, 'utf8')
const sql = await diffSchemas(last ? readFileSync(join(migrationsDir, last, snapshot), 'utf8') : null, schema)
if (sql === '') fail('prisma/schema.prisma has not changed since the last migration: nothing to write.')

const directory = join(migrationsDir, `${timestamp(new Date())}_${name}`)
mkdirSync(directory)
writeFileSync(join(directory, 'migration.sql'), sql)
writeFileSync(join(directory, snapshot), schema)
console.log(`Written: ${relative(root, directory)}/migration.sql. Read it, then: npm run db:migrate`)

function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, '').slice(0, 14)
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
