import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Context } from '../core/context.ts'
import { ControlError } from './control-input.ts'
import { controls } from './controls.ts'
import { openIntents } from './open-intents.ts'

/** POST /control/<name>, for the panel's buttons and for tests, and GET /control/state. */
export function control(context: Context): Hono {
  const app = new Hono()
  app.use(bodyLimit({ maxSize: 256 * 1024, onError: (c) => c.json({ error: 'the body is too large' }, 413) }))
  app.get('/state', (c) => {
    const { accounts, webhooks, deliveries, modes, links } = context.state
    const { endpoints, cookies, mails } = context.state
    const kept = { accounts, webhooks, endpoints, deliveries, modes, links, cookies, mails: mails.length }
    return c.json({ ...kept, ...openIntents(context) })
  })
  app.post('/:name', async (c) => {
    // A page of another site must not press the buttons of a tool on this machine.
    if (c.req.header('sec-fetch-site') === 'cross-site')
      return c.json({ error: 'cross-site request refused' }, 403)
    const run = controls[c.req.param('name')]
    if (!run) {
      const known = Object.keys(controls).join(', ')
      return c.json({ error: `no control named ${c.req.param('name')}; there are: ${known}` }, 404)
    }
    try {
      const result = run(context, await readInput(c))
      context.changed()
      return wantsJson(c) ? c.json({ ok: true, ...result }) : c.redirect('/', 303)
    } catch (error) {
      if (!(error instanceof ControlError)) throw error
      return c.json({ error: error.message }, error.status)
    }
  })
  return app
}

async function readInput(c: HonoContext): Promise<Record<string, unknown>> {
  if (!isJson(c.req.header('content-type'))) {
    return c.req.parseBody().catch(() => {
      throw new ControlError('the body is neither JSON nor a form')
    })
  }
  const raw = await c.req.text()
  try {
    const value: unknown = raw === '' ? {} : JSON.parse(raw)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Reported below, like any other body that is not an object.
  }
  throw new ControlError('the body is not a JSON object')
}

function wantsJson(c: HonoContext): boolean {
  return isJson(c.req.header('content-type')) || isJson(c.req.header('accept'))
}

function isJson(header: string | undefined): boolean {
  return (header ?? '').includes('application/json')
}
