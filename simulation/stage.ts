import { randomBytes } from 'node:crypto'
import { createAdaptorServer } from '@hono/node-server'
import type { Sandbox } from '../sandbox/sandbox'
import { makeDatabase } from './database'
import { connectWith } from './happenings'
import { type Outcome, runSeed } from './run-seed'

const graceSeconds = 300

/** What all seeds of one run share: a database, emptied for each, and an address where each one's sandbox answers. */
export async function openStage(cluster: { server: string; template: string }) {
  const database = await makeDatabase(cluster.server, cluster.template, `simulation_${process.pid}`)
  let sandbox: Sandbox | null = null
  const server = createAdaptorServer({
    fetch: (request) => sandbox?.fetch(request) ?? new Response(null, { status: 503 }),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  Object.assign(process.env, environment(database.url, origin))

  async function run(
    about: Pick<Parameters<typeof runSeed>[0], 'seed' | 'hours' | 'only' | 'isTraced'>,
  ): Promise<Outcome> {
    const serve = (of: Sandbox) => {
      sandbox = of
    }
    return runSeed({ ...about, database, origin, serve, graceMs: graceSeconds * 1_000 })
  }

  async function close(): Promise<void> {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
    await database.close()
  }

  return { run, close }
}

function environment(databaseUrl: string, origin: string): Record<string, string> {
  const secret = randomBytes(32)
  return {
    APP_URL: 'https://patchbay.test',
    AUTH_SECRET: secret.toString('hex'),
    DATABASE_URL: databaseUrl,
    ENCRYPTION_KEYS: `test:${secret.toString('base64')}`,
    ...{
      RESEND_API_KEY: 're_test',
      RESEND_BASE_URL: origin,
      EMAIL_FROM: 'Patchbay <hello@patchbay.example>',
    },
    ...{ UNIPILE_V1_DSN: origin, UNIPILE_V1_API_KEY: 'sandbox-key', UNIPILE_V1_WEBHOOK_SECRET: 'secret' },
    UNIPILE_V2_BASE_URL: `${origin}/v2`,
    ...{ UNIPILE_V2_API_KEY: 'sandbox-key-v2', UNIPILE_V2_WEBHOOK_SECRET: 'secret-v2' },
    POSTPRESS_BASE_URL: `${origin}/postpress/v1`,
    ...{ POSTPRESS_API_KEY: 'pp_test_sandbox', POSTPRESS_WEBHOOK_SECRET: 'secret-pp' },
    ADMIN_EMAILS: 'admin@example.com',
    CONNECT_WITH: connectWith,
    NOTICE_GRACE_SECONDS: String(graceSeconds),
  }
}
