import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { completeIntent } from './auth/complete.ts'
import { createIntents } from './auth/intents.ts'
import { arkose } from './captcha/routes.ts'
import { createSettling } from './core/accounts.ts'
import type { Context } from './core/context.ts'
import { createDeliveries } from './core/deliveries.ts'
import { logRequests } from './core/request-log.ts'
import type { Settings } from './core/settings.ts'
import { openStateFile } from './core/state-file.ts'
import { openTokenLink } from './hosted/open-token-link.ts'
import { hostedPages } from './hosted/routes.ts'
import { mailbox } from './mail/mailbox.ts'
import { resend } from './mail/resend.ts'
import { assets } from './pages/assets.ts'
import { secureHeaders } from './pages/secure-headers.ts'
import { control } from './panel/control.ts'
import { panelPage } from './panel/panel-page.ts'
import { postpressDialect, unipileDialect } from './unipile-v1/dialect.ts'
import { v1Api } from './unipile-v1/routes.ts'
import { unipileV2 } from './unipile-v2/routes.ts'

export type SandboxOptions = Partial<Settings> & {
  /** Public origin; by default http://localhost:<port it listens on>. */
  url?: string
  host?: string
  /** Where the state is kept; null, the default, keeps it in memory only. */
  stateFile?: string | null
  now?: () => number
  log?: (line: string) => void
}

const usual: Settings = {
  apiKey: 'sandbox-key',
  v2ApiKey: 'sandbox-key-v2',
  postpressApiKey: 'pp_test_sandbox',
  settleMs: 1500,
  slowNotifyMs: 8000,
  retryBaseMs: 1000,
  maxAttempts: 5,
  deliveryTimeoutMs: 30_000,
  qrLifeMs: 60_000,
  qrRotations: 3,
  inAppMs: 90_000,
  intentLifeMs: 300_000,
  wrongCodeEnds: false,
}

export type Sandbox = ReturnType<typeof createSandbox>

/** The gateways, their hosted pages, the mail and the panel as one program. */
export function createSandbox(options: SandboxOptions = {}) {
  const { url, host = '127.0.0.1', stateFile = null, now = Date.now, log = () => {}, ...given } = options
  const settings: Settings = { ...usual, ...given }
  const file = openStateFile(stateFile, log)
  let origin = url?.replace(/\/+$/, '') ?? 'http://localhost'
  const needs = { settings, state: file.state, now, changed: file.changed, log }
  const context: Context = {
    ...needs,
    deliveries: createDeliveries(needs),
    intents: createIntents(
      () => context,
      (intent) => completeIntent(context, intent),
    ),
    requests: [],
    origin: () => origin,
    settle: createSettling(() => context),
  }
  const app = routes(context)
  const server = createAdaptorServer({ fetch: app.fetch })

  /** Port 0 takes any free one. Rejects with the system's error when the port is taken. */
  async function listen(port: number): Promise<{ port: number; url: string }> {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
    const address = server.address()
    const taken = typeof address === 'object' && address ? address.port : port
    if (!url) origin = `http://localhost:${taken}`
    context.settle.schedule()
    context.deliveries.run()
    return { port: taken, url: origin }
  }

  async function close(): Promise<void> {
    context.deliveries.stop()
    context.settle.stop()
    context.intents.clear()
    if (server.listening) {
      const closed = new Promise((resolve) => server.close(resolve))
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
    }
    file.flush()
  }

  return { app, fetch: app.fetch, context, state: file.state, listen, close }
}

function routes(context: Context): Hono {
  // The addresses of v2's lists end with a slash.
  const app = new Hono({ strict: false })
  app.use(logRequests(context))
  app.use(secureHeaders)
  app.route('/api/v1', v1Api(context, unipileDialect(context)))
  app.route('/v2', unipileV2(context))
  app.route('/postpress/v1', v1Api(context, postpressDialect(context)))
  app.route('/hosted', hostedPages(context, ['v1', 'v2']))
  app.route('/postpress/hosted', hostedPages(context, ['postpress']))
  app.get('/auth', (c) => openTokenLink(context, c))
  app.route('/arkose', arkose())
  app.route('/emails', resend(context))
  app.route('/mailbox', mailbox(context))
  app.route('/control', control(context))
  app.route('/assets', assets())
  app.get('/', (c) => c.html(panelPage(context)))
  app.notFound((c) => c.text('Nothing here. The control panel is at /', 404))
  app.onError((error, c) => {
    context.log(`sandbox: ${error.stack ?? error.message}`)
    return c.json({ error: 'the sandbox failed; its log says why' }, 500)
  })
  return app
}
