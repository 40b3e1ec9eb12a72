import { z } from 'zod'
import type { Prisma } from '../generated/prisma/client'

type Position = { attention: number; statusSince: Date; id: string }

const encoded = z.tuple([z.number().int(), z.coerce.date(), z.string()])

/** Where a page begins: after this row in the order "broken first". Undefined for a first page. */
export function positionOf(cursor: string | undefined): Prisma.ConnectedAccountWhereInput {
  const position = decode(cursor)
  if (!position) return {}
  const [attention, statusSince, id] = position
  return {
    attention: { gte: attention },
    OR: [
      { attention: { gt: attention } },
      { attention, statusSince: { gt: statusSince } },
      { attention, statusSince, id: { gt: id } },
    ],
  }
}

function decode(cursor: string | undefined) {
  try {
    return encoded.parse(JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString('utf8')))
  } catch {
    return null
  }
}

/** Splits what was read with one row more than the page into the page and the cursor of the next. */
export function pageOf<Row extends Position>(
  rows: Row[],
  size: number,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, size)
  const last = rows.length > size ? items.at(-1) : undefined
  const position = last && [last.attention, last.statusSince.toISOString(), last.id]
  return { items, nextCursor: position ? Buffer.from(JSON.stringify(position)).toString('base64url') : null }
}
