import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from './generated/prisma/client'
import { Connection, connectionSettings } from './pg-connection'

export type Db = PrismaClient
/** What a verb writes with inside a transaction. */
export type Tx = Prisma.TransactionClient

const kept = globalThis as { patchbayDb?: PrismaClient }

/**
 * The one client of this process, made at first use (never at import: a build has no database). A full pool answers
 * within seconds, so that a webhook gets its 503 instead of hanging.
 */
export function getDb(): Db {
  kept.patchbayDb ??= new PrismaClient({
    adapter: new PrismaPg({
      ...connectionSettings('patchbay'),
      Client: Connection,
      max: 10,
      lock_timeout: 5_000,
    }),
  })
  return kept.patchbayDb
}

/** Did a unique constraint refuse the write? */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}
