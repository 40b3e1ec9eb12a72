import type { MiddlewareHandler } from 'hono'

// An email in its frame inherits this policy, so images and inline styles must be allowed.
const policy = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: http: https:",
  'font-src data: http: https:',
  "frame-ancestors 'none'",
  "base-uri 'self'",
].join('; ')

export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'same-origin')
  if (c.res.headers.get('content-type')?.startsWith('text/html')) {
    if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', policy)
    c.header('cache-control', 'no-store')
  }
}
