import { rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { applyMigrations } from '../scripts/apply-migrations'
import { buildApp, nextCommand } from '../scripts/build-app'
import { startPostgres } from '../scripts/embedded-postgres'
import { freePort } from '../scripts/ports'
import { root } from '../scripts/schema-engine'
import { stackEnv } from '../scripts/stack-env'
import { supervise } from '../scripts/supervisor'
import { untilSignal } from '../scripts/until-signal'
import { benchAdminList, benchCustomerList } from './lists'
import { benchWaits } from './waits'
import { benchWebhooks } from './webhooks'

// Everything runs on this machine, on its own database with fsync on. No worker runs, so jobs stay queued: this
// measures accepting webhooks and reading pages, not calls to a gateway.
const folder = join(root, '.data/bench')
rmSync(folder, { recursive: true, force: true })
const supervisor = await supervise(folder, (name, how, last) => {
  console.error(`${name} ended (${how}).\n${last}`)
  void end(1)
})
void untilSignal().then(() => end(130))

try {
  const database = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    logFile: supervisor.logFile('database'),
    database: 'bench',
    flags: ['shared_buffers=512MB', 'max_wal_size=8GB'],
  })
  supervisor.hold('database', database.child, { signal: 'SIGINT', patienceMs: 20_000 })
  const ports = { app: await freePort(), sandbox: await freePort(), database: 0 }
  const env = {
    ...stackEnv(folder, ports, database.url('bench'), { graceSeconds: 300 }),
    WORKER: 'external',
    LOG_LEVEL: 'warn',
  }
  Object.assign(process.env, env)
  await applyMigrations(env.DATABASE_URL)
  const wanted = process.argv.slice(2)
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name)
  const product = { ...process.env, ...env, NODE_ENV: 'production' as const }
  if (isWanted('customer') || isWanted('webhooks')) {
    await buildApp(supervisor, (line) => console.log(`${line} …`))
    supervisor.run('dashboard', process.execPath, [nextCommand, 'start', '--port', env.PORT], product)
  }

  console.log(
    `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, PostgreSQL with fsync on`,
  )
  if (isWanted('customer')) await benchCustomerList(env.DATABASE_URL, `http://127.0.0.1:${env.PORT}`)
  if (isWanted('webhooks')) await benchWebhooks(supervisor, product)
  if (isWanted('waits')) await benchWaits(supervisor, env)
  if (isWanted('admin')) await benchAdminList(env.DATABASE_URL)
  await end(0)
} catch (error) {
  console.error(error)
  await end(1)
}

async function end(code: number): Promise<never> {
  await supervisor.stop()
  rmSync(folder, { recursive: true, force: true })
  process.exit(code)
}
