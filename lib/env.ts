import { z } from 'zod'
import { connectRules, providerList } from './connect-rules'
import {
  address,
  emails,
  encryptionKeys,
  extensionIds,
  headerName,
  host,
  httpsAddress,
  isLoopback,
  optional,
  origin,
  required,
  secrets,
  wholeNumber,
} from './env-fields'
import type { Gateway } from './generated/prisma/enums'

/** The environment is wrong; every problem is listed at once. */
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
  RESEND_WEBHOOK_SECRET: secrets('the signing secret of the webhook at Resend').default([]),
  UNIPILE_V1_DSN: origin('the DSN from the dashboard, e.g. https://api1.unipile.com:13111').optional(),
  UNIPILE_V1_API_KEY: optional,
  UNIPILE_V1_WEBHOOK_SECRET: secrets(
    'the value of the Unipile-Auth header that the webhook was made with',
  ).default([]),
  UNIPILE_V1_HOSTED_DOMAIN: host,
  UNIPILE_V2_BASE_URL: address('https://api.unipile.com/v2'),
  UNIPILE_V2_API_KEY: optional,
  UNIPILE_V2_WEBHOOK_SECRET: secrets('the secret of the webhook endpoint').default([]),
  UNIPILE_V2_HOSTED_DOMAIN: host,
  POSTPRESS_BASE_URL: address('https://api.postpress.ai/v1'),
  POSTPRESS_API_KEY: optional,
  POSTPRESS_WEBHOOK_SECRET: secrets(
    'the value of the Postpress-Auth header that the webhook was made with',
  ).default([]),
  POSTPRESS_HOSTED_DOMAIN: host,
  POSTPRESS_LINK_API_URL: z.enum(['base', 'origin'], 'must be base or origin').default('base'),
  CONNECT_WITH: connectRules,
  CONNECT_PROVIDERS: providerList,
  ARKOSE_BASE_URL: address('https://client-api.arkoselabs.com'),
  CAPTCHA_ORIGIN: origin('a second origin of this dashboard, e.g. https://captcha.example.com').optional(),
  EXTENSION_IDS: extensionIds,
  EXTENSION_URL: httpsAddress('the page to install the extension from').optional(),
  COUNTRY_HEADER: headerName,
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

/** A gateway is on when its key is set; these are then required too. */
const needs = [
  ['UNIPILE_V1_API_KEY', ['UNIPILE_V1_DSN', 'UNIPILE_V1_WEBHOOK_SECRET']],
  ['UNIPILE_V2_API_KEY', ['UNIPILE_V2_WEBHOOK_SECRET']],
  ['POSTPRESS_API_KEY', ['POSTPRESS_WEBHOOK_SECRET']],
] as const

function gatewayFaults(given: Record<string, string | undefined>): string[] {
  const on = needs.filter(([key]) => given[key])
  if (on.length === 0)
    return [`${needs.map(([key]) => key).join(', ')}: none is set; at least one gateway must be on`]
  return on.flatMap(([key, names]) =>
    names.flatMap((name) => (given[name] ? [] : [`${name} is missing: ${key} is set and needs it`])),
  )
}

/** Reads the settings; throws an EnvError that lists everything missing or wrong. An empty variable counts as absent. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
  faults.push(...gatewayFaults(given))
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
  if (cached) return cached
  cached = readEnv(process.env)
  // next-auth builds its URLs from this. Without it, it would use the Host header, which anybody can set.
  process.env.AUTH_URL = cached.APP_URL
  return cached
}

/** The gateways that are on, each with the address we call. */
export function activeGateways(): { id: Gateway; base: string }[] {
  const settings = env()
  return [
    ...(settings.UNIPILE_V1_API_KEY && settings.UNIPILE_V1_DSN
      ? [{ id: 'UNIPILE_V1' as const, base: settings.UNIPILE_V1_DSN }]
      : []),
    ...(settings.UNIPILE_V2_API_KEY
      ? [{ id: 'UNIPILE_V2' as const, base: settings.UNIPILE_V2_BASE_URL }]
      : []),
    ...(settings.POSTPRESS_API_KEY ? [{ id: 'POSTPRESS' as const, base: settings.POSTPRESS_BASE_URL }] : []),
  ]
}

/** Are we using the sandbox rather than a real gateway? The gateways' addresses tell. */
export function isSandbox(): boolean {
  return activeGateways().some(({ base }) => isLoopback(new URL(base)))
}

/** Where a customer's browser is sent to log in: the gateways' pages, or the adopter's own hosts for them. */
export function hostedOrigins(): string[] {
  const settings = env()
  const pages = {
    UNIPILE_V1: settings.UNIPILE_V1_HOSTED_DOMAIN ?? 'account.unipile.com',
    UNIPILE_V2: settings.UNIPILE_V2_HOSTED_DOMAIN ?? 'auth.unipile.com',
    POSTPRESS: settings.POSTPRESS_HOSTED_DOMAIN ?? 'auth.postpress.ai',
  }
  const origins = activeGateways().map(({ id, base }) =>
    isLoopback(new URL(base)) ? new URL(base).origin : `https://${pages[id]}`,
  )
  return [...new Set(origins)]
}
