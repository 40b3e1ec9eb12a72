import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/**
 * The engine's way to the database. The adapter's own `executeScript` cuts a script at every semicolon, also inside a
 * function's body, and runs the pieces one by one; sent in one piece it runs whole or, when any of it fails, not at all.
 */
export function migrationConnection(databaseUrl: string): {
  adapter: SqlMigrationAwareDriverAdapterFactory
  /** What PostgreSQL said about a failed script: the engine itself only says that one failed. */
  scriptError(): unknown
  end(): Promise<void>
} {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => {})
  const factory = new PrismaPg(pool)
  let failure: unknown
  return {
    adapter: {
      provider: factory.provider,
      adapterName: factory.adapterName,
      async connect() {
        const connection = await factory.connect()
        connection.executeScript = async (script: string) => {
          await pool.query(script).catch((error: unknown) => {
            failure = error
            throw error
          })
        }
        return connection
      },
      connectToShadowDb: () => factory.connectToShadowDb(),
    },
    scriptError: () => failure,
    end: () => pool.end(),
  }
}
