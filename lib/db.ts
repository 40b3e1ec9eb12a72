import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env'
import { type Prisma, PrismaClient } from './generated/prisma/client'

export type Db = PrismaClient
/** What a verb writes with inside a transaction. */
export type Tx = Prisma.TransactionClient

const kept = globalThis as { patchbayDb?: PrismaClient }

/**
 * The one client of this process, made at first use (never at import: a build has no database). A full pool answers
 * within a second, so that a webhook gets its 503 instead of hanging.
 */
export function getDb(): Db {
  kept.patchbayDb ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      max: 10,
      connectionTimeoutMillis: 1_000,
      statement_timeout: 15_000,
      lock_timeout: 5_000,
      application_name: 'patchbay',
    }),
  })
  return kept.patchbayDb
}

/** Did a unique constraint refuse the write? */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}
