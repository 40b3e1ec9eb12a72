import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from './generated/prisma/client'
import { Connection, connectionSettings } from './pg-connection'

export type Db = PrismaClient
/** The client a verb uses inside a transaction. */
export type Tx = Prisma.TransactionClient

const kept = globalThis as { patchbayDb?: PrismaClient }

/**
 * This process's only client, created on first use (never at import: a build has no database). A full pool fails within
 * seconds, so a webhook gets its 503 instead of hanging.
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

/** Did a unique constraint reject the write? */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}
