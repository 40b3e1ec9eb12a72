import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { getDb } from '../db'

/** Does the database have every migration of this version? Throws when the database is down. */
export async function isMigrated(): Promise<boolean> {
  const [table] = await getDb().$queryRaw<{ isThere: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "isThere"`
  if (!table?.isThere) return false
  const rows = await getDb().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`
  const applied = new Set(rows.map(({ name }) => name))
  return (await migrationNames()).every((name) => applied.has(name))
}

/** A deployment without the folder was migrated from somewhere else. */
async function migrationNames(): Promise<string[]> {
  const folder = join(process.cwd(), 'prisma/migrations')
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}
