import type { MiddlewareHandler } from 'hono'
import type { Context } from './context.ts'
import { hideTokens } from './hide-tokens.ts'

const KEPT = 100
/** The panel and the mailbox poll every two seconds, which is only noise. */
const quietHeader = 'x-sandbox-refresh'

/** One line per request: never bodies, keys or tokens. */
export function logRequests(context: Context): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now()
    await next()
    if (c.req.header(quietHeader)) return
    const { pathname, search } = new URL(c.req.url)
    if (pathname.startsWith('/assets/')) return
    const ms = Math.round(performance.now() - started)
    const path = hideTokens(pathname + search)
    context.requests.push({ at: context.now(), method: c.req.method, path, status: c.res.status, ms })
    if (context.requests.length > KEPT) context.requests.shift()
    context.log(`${new Date(context.now()).toISOString()} ${c.req.method} ${path} ${c.res.status} ${ms}ms`)
  }
}
