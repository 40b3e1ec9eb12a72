import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { e2eFolder, e2ePorts } from './e2e-ports'
import { runStack } from './run-stack'
import { seedStack } from './seed-stack'

// What Playwright starts: the demo with its own ports, on fresh data, and with a grace period short enough to wait for.
const isOld = (name: string) => /^(postgres|sandbox|session-)/.test(name)
for (const name of existsSync(e2eFolder) ? readdirSync(e2eFolder).filter(isOld) : []) {
  rmSync(join(e2eFolder, name), { recursive: true, force: true })
}

await runStack(
  {
    dataDir: e2eFolder,
    ports: e2ePorts,
    mode: 'start',
    graceSeconds: 1,
    gateway: 'each',
    seed: seedStack,
    say: console.log,
  },
  (env) => console.log(`ready at ${env.APP_URL}`),
)
