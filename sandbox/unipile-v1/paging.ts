import type { Context as HonoContext } from 'hono'
import { invalid } from './fields.ts'
import type { Fault } from './problem.ts'

const LIMIT = { usual: 100, most: 250 }

type Window = { limit: number; offset: number }

/** Reads limit and cursor; the cursor carries its own limit, as the vendor's does. */
export function readWindow(c: HonoContext): Window | Fault {
  const cursor = c.req.query('cursor')
  if (cursor) return readCursor(cursor) ?? invalid('cursor', 'Expected a cursor of a previous answer')
  const asked = c.req.query('limit')
  const limit = asked === undefined ? LIMIT.usual : Number(asked)
  if (Number.isInteger(limit) && limit >= 1 && limit <= LIMIT.most) return { limit, offset: 0 }
  return invalid('limit', `Expected integer between 1 and ${LIMIT.most}`)
}

export function cutWindow<T>(items: T[], { limit, offset }: Window) {
  const end = offset + limit
  const cursor = end < items.length ? btoa(JSON.stringify({ limit, offset: end })) : null
  return { items: items.slice(offset, end), cursor }
}

function readCursor(cursor: string): Window | null {
  try {
    const { limit, offset } = JSON.parse(atob(cursor)) as Window
    const sane =
      Number.isInteger(limit) && limit >= 1 && limit <= LIMIT.most && Number.isInteger(offset) && offset >= 0
    return sane ? { limit, offset } : null
  } catch {
    return null
  }
}
