import type { Gateway, Provider } from '../lib/generated/prisma/enums'
import type { Database } from './database'

/** An account as the product has it. */
export type Row = {
  id: string
  userId: string
  email: string
  gateway: Gateway
  gatewayAccountId: string
  provider: Provider
  identity: string | null
  name: string
  label: string | null
  status: string
  statusReason: string | null
  missingSince: Date | null
  removedAt: Date | null
  repairing: boolean
  readNumber: string
  lastCause: string | null
}

export function readRows(database: Database): Promise<Row[]> {
  return database.rows<Row>(`
    SELECT a.*, u."email", (SELECT "cause" FROM public."StatusChange" c WHERE c."accountId" = a."id"
      ORDER BY c."id" DESC LIMIT 1) AS "lastCause"
    FROM public."ConnectedAccount" a JOIN public."User" u ON u."id" = a."userId" ORDER BY a."createdAt", a."name"`)
}
