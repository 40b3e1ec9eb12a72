import { join } from 'node:path'
import { portFrom } from './ports'
import { root } from './schema-engine'

/** Three ports in a row, away from those of the demo, so that both can run. */
const first = portFrom('E2E_PORT', 3170)

export const e2ePorts = { app: first, sandbox: first + 1, database: first + 2 }
export const e2eFolder = join(root, '.data/e2e')
export const appUrl = `http://localhost:${e2ePorts.app}`
export const sandboxUrl = `http://localhost:${e2ePorts.sandbox}`
