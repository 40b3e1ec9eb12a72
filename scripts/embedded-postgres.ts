import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { assertPortFree } from './ports'
import {
  asPostgresUser,
  createCluster,
  findBinaries,
  type PostgresUser,
  postgresUser,
} from './postgres-cluster'
import { commandLine, endProcess, isAlive } from './processes'

export type Postgres = {
  pid: number
  child: ChildProcess
  /** The address of one of its databases. */
  url(database: string): string
  stop(): Promise<void>
}

type Options = {
  dataDir: string
  port: number
  logFile: string
  /** Made when absent. */
  database?: string
  /** For a database that is thrown away after the run. */
  flags?: string[]
}

/** Development only, and it listens on this machine only. */
export const password = 'patchbay'

/**
 * Starts a real PostgreSQL from its npm package on its own folder, in a process group of its own: a Ctrl-C in the
 * terminal reaches us and not it, so that it ends last. What an earlier run left behind is put away first.
 */
export async function startPostgres(options: Options): Promise<Postgres> {
  const dataDir = resolve(options.dataDir)
  const binaries = await findBinaries()
  const user = postgresUser(dataDir, binaries.postgres)
  mkdirSync(dirname(dataDir), { recursive: true })
  mkdirSync(dirname(resolve(options.logFile)), { recursive: true })
  await endLeftover(dataDir)
  await assertPortFree(options.port, 'the database', 'DATABASE_PORT')
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await createCluster(binaries.initdb, dataDir, password, user)

  const child = await launch({ ...options, dataDir }, binaries.postgres, user)
  const url = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${options.port}/${database}`
  const stop = () => endProcess(child.pid ?? 0, { signal: 'SIGINT', insist: 'SIGQUIT', patienceMs: 20_000 })
  if (options.database) await createDatabase(url('postgres'), options.database)
  return { pid: child.pid ?? 0, child, url, stop }
}

/** After kill -9 of everything else, a server may still run on this folder: ends it, found by its pid file. */
async function endLeftover(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!pid || !isAlive(pid)) return
  if (commandLine(pid).includes(dataDir)) {
    await endProcess(pid, { signal: 'SIGINT', insist: 'SIGQUIT', patienceMs: 20_000 })
  } else {
    // The pid now belongs to another program (usual after a container restart), and the server would refuse to start.
    rmSync(pidFile, { force: true })
  }
}

async function launch(
  { dataDir, port, logFile, flags = [] }: Options,
  binary: string,
  user: PostgresUser | null,
): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
  ]
  const given = [...settings, ...flags].flatMap((setting) => ['-c', setting])
  // A killed server's backends need a moment to notice; until then, a new server refuses to start.
  for (let attempt = 1; ; attempt++) {
    const log = openSync(logFile, 'a')
    const [command, args, ids] = asPostgresUser(user, binary, ['-D', dataDir, '-p', String(port), ...given])
    const child = spawn(command, args, { ...ids, detached: true, stdio: ['ignore', log, log] })
    closeSync(log)
    if (await becomesReady(child, join(dataDir, 'postmaster.pid'))) return child
    const last = lastLines(logFile)
    if (attempt === 10 || !/pre-existing shared memory block/.test(last)) {
      throw new Error(`The database did not start on port ${port}:\n${last}`)
    }
    await sleep(200)
  }
}

/** The last line of postmaster.pid says when connections are accepted. */
async function becomesReady(child: ChildProcess, pidFile: string): Promise<boolean> {
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.once('error', () => {
    ended = true
  })
  while (!ended) {
    const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : []
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true
    await sleep(20)
  }
  return false
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-6).join('\n')
}
