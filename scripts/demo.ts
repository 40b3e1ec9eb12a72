import { resolve } from 'node:path'
import { box } from './box'
import { portFrom } from './ports'
import { runStack } from './run-stack'
import { root } from './schema-engine'
import { seedStack } from './seed-stack'
import { type ConnectWith, connectWith, type StackEnv } from './stack-env'

const startedAt = Date.now()

try {
  const ports = {
    app: portFrom('PORT', 3000),
    sandbox: portFrom('SANDBOX_PORT', 4010),
    database: portFrom('DATABASE_PORT', 54329),
  }
  const say = (line: string) => console.log(`${line} …`)
  say('Patchbay starts: database, sandbox, dashboard')
  const gateway = gatewayFrom(process.argv.slice(2))
  const mode = process.argv.includes('--dev') ? 'dev' : 'start'
  const dataDir = resolve(root, process.env.DATA_DIR || '.data')
  await runStack({ dataDir, ports, mode, graceSeconds: 5, gateway, seed: seedStack, say }, welcome)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

/** `--gateway postpress` and the like: where new connections go. */
function gatewayFrom(args: string[]): ConnectWith {
  const at = args.indexOf('--gateway')
  const given = at >= 0 ? (args[at + 1] ?? '') : 'mixed'
  if (Object.hasOwn(connectWith, given)) return given as ConnectWith
  throw new Error(`--gateway takes one of ${Object.keys(connectWith).join(', ')}, not "${given}"`)
}

function welcome(env: StackEnv): void {
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  const lines = [
    `Patchbay is up (${seconds} s). No real account is touched: the gateway is the sandbox.`,
    '',
    `Dashboard       ${env.APP_URL}`,
    `Mailbox         ${env.UNIPILE_V1_DSN}/mailbox`,
    `Sandbox panel   ${env.UNIPILE_V1_DSN}/`,
    '',
    'Sign in as      ada@example.com      a customer, accounts in every state',
    '                grace@example.com    another customer',
    '                admin@example.com    the admin; any other address: a new customer',
    'Enter the address, then open the link in the mailbox.',
    '',
    'Ctrl-C stops everything; the data stays (delete .data to begin again).',
  ]
  console.log(`\n${box(lines)}\n`)
}
