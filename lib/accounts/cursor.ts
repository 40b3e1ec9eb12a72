import { z } from 'zod'
import { getDb } from '../db'
import { Prisma } from '../generated/prisma/client'
import { parseJson } from '../parse-json'

/** A row's position in the order "broken first, then oldest". */
type Position = { attention: number; statusSince: Date; id: string }

const encoded = z.tuple([z.number().int(), z.coerce.date(), z.string()])

/** The order itself: a single index covers it, however deep the page. */
export const brokenFirst = [
  { attention: 'asc' },
  { statusSince: 'asc' },
  { id: 'asc' },
] satisfies Prisma.ConnectedAccountOrderByWithRelationInput[]

/**
 * The ids of one page, in order, and the next page's cursor. `where` refers to "ConnectedAccount" as `a`. Comparing
 * whole rows lets the query start mid-index; Prisma cannot express that. An invalid cursor starts at the first page.
 */
export async function readPage(
  where: Prisma.Sql[],
  cursor: string | undefined,
  size: number,
): Promise<{ ids: string[]; nextCursor: string | null }> {
  const position = decode(cursor)
  const after = position
    ? [
        Prisma.sql`(a."attention", a."statusSince", a."id") > (${position[0]}::smallint, ${position[1]}, ${position[2]})`,
      ]
    : []
  const rows = await getDb().$queryRaw<Position[]>`
    SELECT a."id", a."attention", a."statusSince" FROM "ConnectedAccount" a
    WHERE ${Prisma.join([Prisma.sql`true`, ...where, ...after], ' AND ')}
    ORDER BY a."attention", a."statusSince", a."id" LIMIT ${size + 1}`
  const page = rows.slice(0, size)
  const last = rows.length > size ? page.at(-1) : undefined
  return { ids: page.map(({ id }) => id), nextCursor: last ? encode(last) : null }
}

function encode({ attention, statusSince, id }: Position): string {
  return Buffer.from(JSON.stringify([attention, statusSince.toISOString(), id])).toString('base64url')
}

function decode(cursor: string | undefined) {
  try {
    return encoded.parse(parseJson(Buffer.from(cursor ?? '', 'base64url').toString('utf8')))
  } catch {
    return null
  }
}
