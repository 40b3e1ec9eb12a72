import { z } from 'zod'

/** The environment is wrong; every fault is named at once. */
export class EnvError extends Error {
  override readonly name = 'EnvError'
  readonly faults: string[]

  constructor(faults: string[]) {
    super(
      `The environment has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    )
    this.faults = faults
  }
}

const isLoopback = (url: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

const required = (hint: string) =>
  z
    .string({ error: `is missing: ${hint}` })
    .trim()
    .min(1, `is empty: ${hint}`)

/** An origin without a path; plain http only for this machine, where the sandbox is. */
const origin = (hint: string) =>
  required(hint).transform((value, context) => {
    const url = URL.canParse(value) ? new URL(value) : null
    if (!url || !['http:', 'https:'].includes(url.protocol)) {
      context.addIssue(`is not an address: ${hint}`)
    } else if (url.pathname !== '/' || url.search || url.hash || url.username) {
      context.addIssue(`must be an origin only, without a path: ${hint}`)
    } else if (url.protocol === 'http:' && !isLoopback(url)) {
      context.addIssue('must start with https:// (http is accepted for localhost only)')
    } else {
      return url.origin
    }
    return z.NEVER
  })

const secrets = (hint: string) =>
  required(hint)
    .transform((value) => value.split(',').map((secret) => secret.trim()))
    .refine((list) => list.every(Boolean), 'has an empty entry between its commas')

const keyHint = 'id:base64 of 32 bytes, several separated by commas; `openssl rand -base64 32` makes one'

const encryptionKeys = required(keyHint).transform((value, context) => {
  const keys = value.split(',').map((entry) => {
    const [id, encoded, ...rest] = entry.trim().split(':')
    const key = Buffer.from(encoded ?? '', 'base64')
    if (!id || rest.length > 0 || !/^[\w-]{1,32}$/.test(id) || key.length !== 32) {
      context.addIssue(`has a bad entry: ${keyHint}`)
    }
    return { id: id ?? '', key }
  })
  if (new Set(keys.map((key) => key.id)).size !== keys.length) context.addIssue('names one key id twice')
  return keys
})

const emails = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((email) => email.trim().toLowerCase())
      .filter(Boolean),
  )
  .refine(
    (list) => list.every((email) => z.email().safeParse(email).success),
    'has an entry that is no address',
  )

const host = z
  .string()
  .trim()
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i,
    'must be a host name such as auth.example.com',
  )
  .optional()

const wholeNumber = (fallback: number, most: number) =>
  z.coerce
    .number({ error: 'must be a whole number' })
    .int('must be a whole number')
    .min(0)
    .max(most)
    .default(fallback)

const optional = z.string().trim().min(1, 'is empty').optional()

const schema = z.object({
  APP_URL: origin('the public origin of the dashboard, e.g. https://accounts.example.com'),
  AUTH_SECRET: required('a random string of 32 characters or more').min(32, 'is shorter than 32 characters'),
  DATABASE_URL: required('postgresql://user:password@host:5432/database').regex(
    /^postgres(ql)?:\/\//,
    'must start with postgresql://',
  ),
  ENCRYPTION_KEYS: encryptionKeys,
  RESEND_API_KEY: required('the key from resend.com'),
  EMAIL_FROM: required('the sender, e.g. Patchbay <hello@example.com>').regex(/@/, 'has no address in it'),
  RESEND_BASE_URL: origin('where the sandbox is').optional(),
  RESEND_WEBHOOK_SECRET: optional,
  UNIPILE_V1_DSN: origin('the DSN from the dashboard, e.g. https://api1.unipile.com:13111'),
  UNIPILE_V1_API_KEY: required('the access token from the Unipile dashboard'),
  UNIPILE_V1_WEBHOOK_SECRET: secrets('the value of the Unipile-Auth header that the webhook was made with'),
  UNIPILE_V1_HOSTED_DOMAIN: host,
  ADMIN_EMAILS: emails,
  GOOGLE_CLIENT_ID: optional,
  GOOGLE_CLIENT_SECRET: optional,
  GITHUB_CLIENT_ID: optional,
  GITHUB_CLIENT_SECRET: optional,
  NOTICE_GRACE_SECONDS: wholeNumber(300, 86_400),
  WORKER: z.enum(['inline', 'external'], 'must be inline or external').default('inline'),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 10),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'is not a level of pino')
    .default('info'),
  PORT: wholeNumber(3000, 65_535),
})

export type Env = z.output<typeof schema>

const pairs = [
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
] as const

/** Reads the settings; throws an EnvError that lists everything missing or wrong. An empty variable counts as absent. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
  for (const [id, secret] of pairs) {
    if (Boolean(given[id]) !== Boolean(given[secret]))
      faults.push(`${id} and ${secret} go together: one is missing`)
  }
  if (!parsed.success || faults.length > 0) throw new EnvError(faults)
  return parsed.data
}

let cached: Env | undefined

/** The settings of this process, read at first use: nothing is needed at build time. */
export function env(): Env {
  cached ??= readEnv(process.env)
  return cached
}

/** Are we on the sandbox rather than a real gateway? Told by where the gateway is. */
export function isSandbox(): boolean {
  return isLoopback(new URL(env().UNIPILE_V1_DSN))
}

/** Where a customer's browser is sent to log in: the gateway's pages, or the adopter's own host for them. */
export function hostedOrigins(): string[] {
  const settings = env()
  if (isSandbox()) return [settings.UNIPILE_V1_DSN]
  return [`https://${settings.UNIPILE_V1_HOSTED_DOMAIN ?? 'account.unipile.com'}`]
}
