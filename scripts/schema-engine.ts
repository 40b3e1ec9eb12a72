import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import {
  __wbg_set_wasm,
  type MigrationDirectory,
  type MigrationList,
  SchemaEngine,
} from '@prisma/schema-engine-wasm/schema_engine_bg'

export const root = dirname(import.meta.dirname)
export const migrationsDir = join(root, 'prisma/migrations')
export const schemaPath = join(root, 'prisma/schema.prisma')

let loaded: Promise<void> | undefined

/** The engine as WebAssembly, from its npm package: Prisma's own CLI would download a binary instead. */
async function loadEngine(): Promise<void> {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = readFileSync(join(dirname(glue), 'schema_engine_bg.wasm'))
  const imports = { './schema_engine_bg.js': await import('@prisma/schema-engine-wasm/schema_engine_bg') }
  const { instance } = await WebAssembly.instantiate(bytes, imports as unknown as WebAssembly.Imports)
  __wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
}

export async function openEngine(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  loaded ??= loadEngine()
  await loaded
  return SchemaEngine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter))
}

/** The migrations in prisma/migrations, oldest first, in the form that the engine expects. */
export function readMigrations(): MigrationList {
  const names = readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map(
      (name): MigrationDirectory => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(join(migrationsDir, name, 'migration.sql'), 'utf8') },
        },
      }),
    ),
  }
}
