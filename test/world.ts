import { randomBytes, randomUUID } from 'node:crypto'
import { Logger, runOnce } from 'graphile-worker'
import pg from 'pg'
import { afterAll, inject, vi } from 'vitest'
import { getDb } from '@/lib/db'
import { drawFence } from '@/lib/fence'
import type { GatewayId } from '@/lib/gateway/gateway'
import { getGateway } from '@/lib/gateway/gateways'
import type { AccountStatus } from '@/lib/generated/prisma/enums'
import { tasks } from '@/lib/jobs/tasks'
import { syncAccount } from '@/lib/status/sync-account'
import { createSandbox } from '@/sandbox/sandbox'

const dialects: Record<GatewayId, string> = { UNIPILE_V1: 'v1', UNIPILE_V2: 'v2', POSTPRESS: 'postpress' }
const quiet = new Logger(() => () => undefined)

type AtGateway = {
  gateway?: GatewayId
  id?: string
  type?: string
  name?: string
  username?: string
  status?: AccountStatus
}
export type World = Awaited<ReturnType<typeof openWorld>>

/**
 * A world of its own for one test file: a database cloned from the migrated template and a sandbox over HTTP, with the
 * environment pointing at them. Jobs run when the test says so.
 */
export async function openWorld(
  settings: Record<string, string> = {},
  options: { timePassesAtSandbox?: boolean } = {},
) {
  let sandboxAheadMs = 0
  const sandbox = createSandbox({ settleMs: 20, retryBaseMs: 20, now: () => Date.now() + sandboxAheadMs })
  const { url: sandboxUrl } = await sandbox.listen(0)
  const database = await cloneDatabase()
  Object.assign(process.env, environment(database.url, sandboxUrl), settings)
  const pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await ownTheClock(pool)
  // graphile-worker asks for handlers on a pool that it is given, of the pool and of each of its clients.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  afterAll(async () => {
    await sandbox.close()
    await getDb().$disconnect()
    await pool.end()
    await database.drop()
  })

  async function control(name: string, body: Record<string, unknown> = {}) {
    const response = await fetch(`${sandboxUrl}/control/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`control ${name}: ${response.status} ${text}`)
    return JSON.parse(text)
  }

  /** A run ends before its last failed job is handed back. */
  async function whenIdle() {
    const busy = `SELECT FROM graphile_worker._private_jobs WHERE locked_by LIKE 'worker-%'`
    await vi.waitUntil(async () => (await pool.query(busy)).rowCount === 0, { timeout: 5_000, interval: 5 })
  }

  /** Runs what is queued, whenever it was due, until nothing new is. A mail keeps its own time: see sendEmail. */
  async function runJobs() {
    await whenIdle()
    await pool.query(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL AND task_id NOT IN
      (SELECT id FROM graphile_worker._private_tasks WHERE identifier LIKE 'send-%')`)
    await runOnce({ pgPool: pool, taskList: tasks, noHandleSignals: true, logger: quiet })
  }

  /** Runs the jobs whose time has come, and what they queue for now; nothing else. */
  async function runDue() {
    await whenIdle()
    await runOnce({ pgPool: pool, taskList: tasks, noHandleSignals: true, logger: quiet })
    await whenIdle()
  }

  /** Lets time pass, for everything that is stored and for the queue. */
  async function pass(time: { seconds?: number; minutes?: number; hours?: number; days?: number }) {
    const { seconds = 0, minutes = 0, hours = 0, days = 0 } = time
    const span = seconds + 60 * (minutes + 60 * (hours + 24 * days))
    if (options.timePassesAtSandbox) sandboxAheadMs += span * 1000
    await pool.query('UPDATE test_clock SET ahead = ahead + make_interval(secs => $1)', [span])
    await pool.query(
      `UPDATE graphile_worker._private_jobs SET run_at = run_at - make_interval(secs => $1),
        locked_at = locked_at - make_interval(secs => $1)`,
      [span],
    )
  }

  const makePerson = (email = `${randomUUID()}@example.com`) => getDb().user.create({ data: { email } })

  async function makeAtGateway({ gateway = 'UNIPILE_V1', ...about }: AtGateway = {}): Promise<string> {
    const id = about.id ?? (gateway === 'UNIPILE_V1' ? randomUUID() : undefined)
    const name = about.name ?? about.username ?? `Person ${randomUUID().slice(0, 8)}`
    const where = dialects[gateway]
    const given = { type: 'LINKEDIN', status: 'OK', username: name, ...about, id, name, gateway: where }
    return (await control('create-account', given)).account.id
  }

  async function makeAccount(about: AtGateway & { userId?: string } = {}) {
    const { userId = (await makePerson()).id, ...atGateway } = about
    const gateway = about.gateway ?? 'UNIPILE_V1'
    const gatewayAccountId = await makeAtGateway(atGateway)
    const read = await getGateway(gateway).findAccount(gatewayAccountId)
    if (!read || read === 'logged out') throw new Error('the sandbox does not have what it was just given')
    const { number, at } = await drawFence()
    const { createdAt: _, ...told } = read
    const row = { ...told, gateway, userId, statusSince: at, readNumber: number, lastVerifiedAt: at }
    return getDb().connectedAccount.create({ data: row })
  }

  async function setAtGateway(account: { gatewayAccountId: string }, status: AccountStatus) {
    await control('status', { account_id: account.gatewayAccountId, status, silent: true })
  }

  /** An account whose owner must act, with its outage open and its mail queued. */
  async function makeBroken(about: AtGateway & { userId?: string } = {}) {
    const account = await makeAccount(about)
    await setAtGateway(account, 'CREDENTIALS')
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    return account
  }

  async function withoutDatabase<T>(call: () => Promise<T>): Promise<T> {
    await pool.query('ALTER TABLE "WebhookEvent" RENAME TO "WebhookEventGone"')
    try {
      return await call()
    } finally {
      await pool.query('ALTER TABLE "WebhookEventGone" RENAME TO "WebhookEvent"')
    }
  }

  return {
    sandboxUrl,
    databaseUrl: database.url,
    control,
    runJobs,
    runDue,
    pass,
    makePerson,
    makeAtGateway,
    makeAccount,
    makeBroken,
    setAtGateway,
    withoutDatabase,
    sandbox,
    mailsTo: async (address: string): Promise<{ subject: string; html: string; text: string }[]> =>
      (await fetch(`${sandboxUrl}/mailbox/messages?to=${encodeURIComponent(address)}`)).json(),
    isAtGateway: async (id: string, gateway: GatewayId = 'UNIPILE_V1') =>
      (await getGateway(gateway).findAccount(id)) !== null,
    countReads: async (id: string) =>
      sandbox.context.requests.filter(
        ({ method, path }) => method === 'GET' && path.endsWith(`/accounts/${id}`),
      ).length,
    statusOf: async (id: string) =>
      (await getDb().connectedAccount.findUniqueOrThrow({ where: { id } })).status,
  }
}

/** Time stands behind one function of the database, which a test may set ahead. */
async function ownTheClock(pool: pg.Pool) {
  await pool.query(`CREATE TABLE test_clock (ahead interval NOT NULL);
    INSERT INTO test_clock VALUES ('0');
    CREATE OR REPLACE FUNCTION patchbay_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
      AS 'SELECT now() + (SELECT ahead FROM public.test_clock)'`)
}

function environment(databaseUrl: string, sandboxUrl: string): Record<string, string> {
  return {
    APP_URL: 'http://localhost:3000',
    AUTH_SECRET: randomBytes(32).toString('hex'),
    DATABASE_URL: databaseUrl,
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    RESEND_API_KEY: 're_test',
    RESEND_BASE_URL: sandboxUrl,
    EMAIL_FROM: 'Patchbay <hello@patchbay.example>',
    UNIPILE_V1_DSN: sandboxUrl,
    UNIPILE_V1_API_KEY: 'sandbox-key',
    UNIPILE_V1_WEBHOOK_SECRET: 'secret',
    UNIPILE_V2_BASE_URL: `${sandboxUrl}/v2`,
    UNIPILE_V2_API_KEY: 'sandbox-key-v2',
    UNIPILE_V2_WEBHOOK_SECRET: 'secret-v2',
    POSTPRESS_BASE_URL: `${sandboxUrl}/postpress/v1`,
    POSTPRESS_API_KEY: 'pp_test_sandbox',
    POSTPRESS_WEBHOOK_SECRET: 'secret-pp',
    ADMIN_EMAILS: 'admin@example.com',
    NOTICE_GRACE_SECONDS: '300',
  }
}

async function cloneDatabase() {
  const { server, template } = inject('database')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const onServer = async (sql: string) => {
    const client = new pg.Client({ connectionString: `${server}/postgres` })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  return { url: `${server}/${name}`, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) }
}
