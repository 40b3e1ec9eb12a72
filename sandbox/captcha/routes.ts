import { Hono } from 'hono'
import { clientScript } from './client-script.ts'
import { framePage } from './frame-page.ts'

// Only this page may be framed, by whatever page, also of an opaque origin, which even frame-ancestors * would refuse.
const framePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
].join('; ')

/** What Arkose Labs serves to an app's pages: its client API, and the puzzle in a frame. */
export function arkose(): Hono {
  const app = new Hono()
  app.get('/v2/:key/api.js', (c) =>
    c.body(clientScript, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
    }),
  )
  app.get('/v2/:key/frame', (c) => {
    c.header('content-security-policy', framePolicy)
    return c.html(framePage(c.req.param('key'), c.req.query('blob') ?? ''))
  })
  return app
}
