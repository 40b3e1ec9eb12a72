import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from './env'
import { type Prisma, PrismaClient } from './generated/prisma/client'

export type Db = PrismaClient
/** What a verb writes with inside a transaction. */
export type Tx = Prisma.TransactionClient

/** PostgreSQL holds no NUL in a text and fails on one: left out of what a stranger typed, it just finds nothing. */
class Client extends pg.Client {
  override query = ((given: unknown, ...rest: []) => {
    const { values } = given as { values?: unknown[] }
    const config = values ? { ...(given as object), values: values.map(withoutNul) } : given
    return super.query(config as string, ...rest)
  }) as pg.Client['query']
}

function withoutNul(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNul)
  return typeof value === 'string' ? value.replaceAll('\u0000', '') : value
}

const kept = globalThis as { patchbayDb?: PrismaClient }

/**
 * The one client of this process, made at first use (never at import: a build has no database). A full pool answers
 * within seconds, so that a webhook gets its 503 instead of hanging.
 */
export function getDb(): Db {
  kept.patchbayDb ??= new PrismaClient({
    adapter: new PrismaPg({
      Client,
      connectionString: env().DATABASE_URL,
      max: 10,
      connectionTimeoutMillis: 3_000,
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
