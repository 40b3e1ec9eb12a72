import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { EnvError, readEnv } from '../lib/env'
import { nextCommand } from './build-app'
import { loadEnvFile } from './load-env-file'
import { root } from './schema-engine'
import { untilSignal } from './until-signal'

loadEnvFile()

// Production takes everything from the environment: nothing here falls back to the sandbox or the embedded database.
const { PORT } = environment()
if (!existsSync(join(root, '.next/BUILD_ID'))) fail('There is no build yet: run npm run build first.')

const server = spawn(process.execPath, [nextCommand, 'start', '--port', String(PORT)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
})
// A Ctrl-C in a terminal reaches the server by itself; what a process manager sends to us alone, or to the npm that ran
// us and dies of it without a word, is passed on.
void untilSignal().then((signal) => server.kill(signal))
server.on('error', (error) => fail(error.message))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)))

function environment() {
  try {
    return readEnv(process.env)
  } catch (error) {
    if (error instanceof EnvError) fail(error.message)
    throw error
  }
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
