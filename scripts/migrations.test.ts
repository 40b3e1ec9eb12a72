import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diffSchemas } from './diff-schemas'
import { migrationsDir, readMigrations, schemaPath } from './schema-engine'

test('every change of the schema has its migration (npm run db:migration -- <name>)', async () => {
  const last = readMigrations().migrationDirectories.at(-1)?.path ?? ''
  const migrated = readFileSync(join(migrationsDir, last, 'schema.after.prisma'), 'utf8')
  expect(await diffSchemas(migrated, readFileSync(schemaPath, 'utf8'))).toBe('')
})
