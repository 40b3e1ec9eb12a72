import type { Context as HonoContext } from 'hono'
import type { Context } from '../core/context.ts'
import { findLink, linkPath } from '../core/links.ts'
import { endedLinkPage } from './outcome-pages.ts'

/** GET /auth?token=…: a v2 link has its token in the query and leads to the same pages as the others. */
export function openTokenLink(context: Context, c: HonoContext) {
  const link = findLink(context, c.req.query('token') ?? '')
  return link?.gateway === 'v2' ? c.redirect(linkPath(link), 303) : c.html(endedLinkPage(null, null), 410)
}
