import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which gateway serves new connections; the sandbox speaks for all three. */
export const connectWith = {
  /** Hosted pages of v1, everything else through v2. */
  mixed: 'hosted=unipile-v1;unipile-v2',
  'unipile-v1': 'unipile-v1',
  'unipile-v2': 'unipile-v2',
  postpress: 'postpress',
  /** A provider for each, so that one run of the tests meets all three. */
  each: 'instagram=unipile-v2;google=postpress;hosted=unipile-v1;unipile-v2',
} as const

export type ConnectWith = keyof typeof connectWith

export type Ports = { app: number; sandbox: number; database: number }

/** The environment in which the product runs on the sandbox: the same variables as in production, nothing else. */
export function stackEnv(
  dataDir: string,
  ports: Ports,
  databaseUrl: string,
  options: { graceSeconds: number; gateway?: ConnectWith },
) {
  const sandbox = `http://localhost:${ports.sandbox}`
  return {
    ...adoptersOwn,
    ...keptSecrets(join(dataDir, 'demo.env')),
    APP_URL: `http://localhost:${ports.app}`,
    PORT: String(ports.app),
    DATABASE_URL: databaseUrl,
    RESEND_API_KEY: 're_sandbox',
    RESEND_BASE_URL: sandbox,
    EMAIL_FROM: 'Patchbay <hello@patchbay.example>',
    UNIPILE_V1_DSN: sandbox,
    UNIPILE_V1_API_KEY: 'sandbox-key',
    UNIPILE_V2_BASE_URL: `${sandbox}/v2`,
    UNIPILE_V2_API_KEY: 'sandbox-key-v2',
    POSTPRESS_BASE_URL: `${sandbox}/postpress/v1`,
    POSTPRESS_API_KEY: 'pp_test_sandbox',
    CONNECT_WITH: connectWith[options.gateway ?? 'mixed'],
    ARKOSE_BASE_URL: `${sandbox}/arkose`,
    ADMIN_EMAILS: 'admin@example.com',
    NOTICE_GRACE_SECONDS: String(options.graceSeconds),
    WORKER: 'inline',
    NEXT_TELEMETRY_DISABLED: '1',
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_DATA: dataDir,
    SANDBOX_API_KEY: 'sandbox-key',
    SANDBOX_V2_API_KEY: 'sandbox-key-v2',
    SANDBOX_POSTPRESS_API_KEY: 'pp_test_sandbox',
    SANDBOX_URL: sandbox,
  }
}

/** Settings for the adopter's own deployment, in .env or the shell, must not leak in here: empty counts as absent. */
const adoptersOwn = {
  UNIPILE_V1_HOSTED_DOMAIN: '',
  UNIPILE_V2_HOSTED_DOMAIN: '',
  POSTPRESS_HOSTED_DOMAIN: '',
  POSTPRESS_LINK_API_URL: '',
  CONNECT_PROVIDERS: '',
  EXTENSION_IDS: '',
  EXTENSION_URL: '',
  COUNTRY_HEADER: '',
  RESEND_WEBHOOK_SECRET: '',
  GOOGLE_CLIENT_ID: '',
  GOOGLE_CLIENT_SECRET: '',
  GITHUB_CLIENT_ID: '',
  GITHUB_CLIENT_SECRET: '',
  TRUSTED_PROXY_HOPS: '',
}

export type StackEnv = ReturnType<typeof stackEnv>

/** Made at the first start and kept: sessions and sealed values must outlive a restart. */
function keptSecrets(file: string) {
  const kept = existsSync(file) ? parse(readFileSync(file, 'utf8')) : {}
  const secrets = {
    AUTH_SECRET: kept.AUTH_SECRET ?? randomBytes(32).toString('base64url'),
    ENCRYPTION_KEYS: kept.ENCRYPTION_KEYS ?? `demo:${randomBytes(32).toString('base64')}`,
    UNIPILE_V1_WEBHOOK_SECRET: kept.UNIPILE_V1_WEBHOOK_SECRET ?? randomBytes(24).toString('base64url'),
    UNIPILE_V2_WEBHOOK_SECRET: kept.UNIPILE_V2_WEBHOOK_SECRET ?? randomBytes(24).toString('base64url'),
    POSTPRESS_WEBHOOK_SECRET: kept.POSTPRESS_WEBHOOK_SECRET ?? randomBytes(24).toString('base64url'),
  }
  const content = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`)
  writeFileSync(file, content.join(''), { mode: 0o600 })
  return secrets
}

function parse(content: string): Record<string, string | undefined> {
  const pairs = content.split('\n').map((line) => /^(\w+)=(.+)$/.exec(line.trim()))
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1], pair[2]]] : [])))
}
