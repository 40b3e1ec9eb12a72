import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { applyMigrations } from './apply-migrations'
import { buildApp, nextCommand } from './build-app'
import { startPostgres } from './embedded-postgres'
import { assertPortFree } from './ports'
import { registerWebhooks } from './register-webhooks'
import { root } from './schema-engine'
import { type ConnectWith, type Ports, type StackEnv, stackEnv } from './stack-env'
import { type Supervisor, supervise } from './supervisor'

export type StackOptions = {
  dataDir: string
  ports: Ports
  /** `dev` reloads on change; `start` serves the production build. */
  mode: 'start' | 'dev'
  graceSeconds: number
  gateway?: ConnectWith
  /** Fills an empty database, while the sandbox answers and the dashboard does not run yet. */
  seed?: (env: StackEnv) => Promise<void>
  say?: (line: string) => void
  /** One of its programs died, so everything else is being stopped. */
  onDeath: (what: string) => void
}

export type Stack = {
  /** Resolves when the dashboard answers. */
  ready: Promise<StackEnv>
  /** May be called at any time, even during the start. */
  stop(): Promise<void>
}

/** The whole product on this machine: database, sandbox, dashboard with worker. For demo, e2e and screenshots. */
export async function startStack(options: StackOptions): Promise<Stack> {
  mkdirSync(options.dataDir, { recursive: true })
  const supervisor = await supervise(options.dataDir, (name, how, last) => {
    options.onDeath(`The ${name} ended by itself (${how}). Its last lines:\n${last}`)
  })
  const ready = startAll(supervisor, options)
  ready.catch(() => {})
  return { ready, stop: supervisor.stop }
}

async function startAll(supervisor: Supervisor, options: StackOptions): Promise<StackEnv> {
  const { dataDir, ports, mode, say = () => {} } = options
  await assertPortFree(ports.app, 'the dashboard', 'PORT')
  await assertPortFree(ports.sandbox, 'the sandbox', 'SANDBOX_PORT')

  const database = await startPostgres({
    dataDir: join(dataDir, 'postgres'),
    port: ports.database,
    logFile: supervisor.logFile('database'),
    database: 'patchbay',
  })
  supervisor.hold('database', database.child, { signal: 'SIGINT', patienceMs: 20_000 })
  const env = stackEnv(dataDir, ports, database.url('patchbay'), options)
  await applyMigrations(env.DATABASE_URL)

  supervisor.run('sandbox', process.execPath, [join(root, 'sandbox/main.ts')], { ...process.env, ...env })
  await answers(`http://127.0.0.1:${ports.sandbox}/control/state`)
  await registerWebhooks(env)
  await options.seed?.(env)

  if (mode === 'start') await buildApp(supervisor, say)
  const dashboard = [nextCommand, mode, '--port', String(ports.app)]
  const nodeEnv = mode === 'dev' ? ('development' as const) : ('production' as const)
  // Before it ends, Next waits for the event streams of open pages: not for long here.
  const end = { signal: 'SIGTERM', patienceMs: 2_500 } as const
  supervisor.run('dashboard', process.execPath, dashboard, { ...process.env, ...env, NODE_ENV: nodeEnv }, end)
  await answers(`http://127.0.0.1:${ports.app}/api/health`)
  return env
}

/** Waits for a program; if it dies instead, the supervisor reports it. */
async function answers(url: string): Promise<void> {
  for (let waited = 0; waited < 120_000; waited += 100) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) }).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error(`${url} does not answer.`)
}
