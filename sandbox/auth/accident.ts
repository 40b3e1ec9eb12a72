import type { Context as HonoContext } from 'hono'
import { untilGone } from '../core/gate.ts'
import type { Accident } from './start-intent.ts'

/** Server accidents, in any dialect: no JSON, no answer, or an endless detail (made by `huge`). */
export async function accident(
  c: HonoContext,
  { what, echo }: Accident,
  huge: (dump: { value: { password: string; padding: string } }) => Response,
): Promise<Response> {
  switch (what) {
    case 'html':
      return c.html('<html><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>', 502)
    case 'hang':
      await untilGone(c.req.raw.signal)
      return callerGone(c)
    case 'huge':
      return huge({ value: { password: echo, padding: 'x'.repeat(300_000) } })
  }
}

/** Nobody reads it; in the log it shows that the caller hung up. */
export function callerGone(c: HonoContext): Response {
  return c.body(null, 499 as 400)
}
