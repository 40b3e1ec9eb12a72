// The words of Unipile v1 (and of its dialects) put into ours. Pure; facts in the vendor's API reference.
import { z } from 'zod'
import { worstStatus } from '../accounts/status'
import type { AccountStatus, Provider } from '../generated/prisma/enums'
import type { GatewayAccount } from './gateway'
import { GatewayError } from './gateway-error'
import type { HttpAnswer } from './http'

/** Names in `providers` of a hosted auth link. Vendor: they differ from the account types below. */
const linkProviders = {
  LINKEDIN: 'LINKEDIN',
  WHATSAPP: 'WHATSAPP',
  INSTAGRAM: 'INSTAGRAM',
  MESSENGER: 'MESSENGER',
  TELEGRAM: 'TELEGRAM',
  GOOGLE: 'GOOGLE',
  MICROSOFT: 'OUTLOOK',
  IMAP: 'MAIL',
  X: 'TWITTER',
} as const satisfies Partial<Record<Provider, string>>

export const v1Providers = Object.keys(linkProviders) as (keyof typeof linkProviders)[]

export function toLinkProviders(providers: readonly Provider[]): string[] | '*' {
  if (providers.length === 0) return '*'
  return providers.flatMap((provider) =>
    provider in linkProviders ? [linkProviders[provider as keyof typeof linkProviders]] : [],
  )
}

const accountTypes: Record<string, Provider> = {
  LINKEDIN: 'LINKEDIN',
  WHATSAPP: 'WHATSAPP',
  INSTAGRAM: 'INSTAGRAM',
  MESSENGER: 'MESSENGER',
  TELEGRAM: 'TELEGRAM',
  TWITTER: 'X',
  GOOGLE: 'GOOGLE',
  GOOGLE_OAUTH: 'GOOGLE',
  GOOGLE_CALENDAR: 'GOOGLE',
  OUTLOOK: 'MICROSOFT',
  MAIL: 'IMAP',
  ICLOUD: 'IMAP',
  EXCHANGE: 'IMAP',
}

/** A source's status. A word we do not know is trouble to look into, never a reason to bother the owner. */
const sourceStatuses: Record<string, AccountStatus> = {
  OK: 'OK',
  STOPPED: 'STOPPED',
  ERROR: 'ERROR',
  CREDENTIALS: 'CREDENTIALS',
  PERMISSIONS: 'PERMISSIONS',
  CONNECTING: 'CONNECTING',
}

const text = (most: number) =>
  z.coerce
    .string()
    .transform((value) => value.trim().slice(0, most))
    .catch('')

const person = z.record(z.string(), z.unknown()).catch({})

const account = z.object({
  id: z.string().min(1).max(200),
  type: text(50),
  name: text(200),
  connection_params: z.object({ im: person, mail: person, calendar: person }).partial().catch({}),
  sources: z.array(z.object({ id: text(200), status: text(50) }).catch({ id: '', status: '' })).catch([]),
})

/** Null when the JSON is no account. */
export function parseAccount(json: unknown): GatewayAccount | null {
  const parsed = account.safeParse(json)
  if (!parsed.success) return null
  const { id, type, name, connection_params, sources } = parsed.data
  const provider = accountTypes[type.toUpperCase()] ?? 'OTHER'
  const who = whoIs(provider, connection_params)
  const parts = sources.map((part) => ({
    id: part.id,
    status: sourceStatuses[part.status.toUpperCase()] ?? ('ERROR' as const),
  }))
  return {
    gatewayAccountId: id,
    provider,
    name: name || who.handle || id,
    ...who,
    status: worstStatus(parts.map((part) => part.status)),
    sources: parts,
  }
}

type Params = z.output<typeof account>['connection_params']

function whoIs(provider: Provider, params: Params): { identity: string | null; handle: string | null } {
  const im = params.im ?? {}
  const mail = { ...params.calendar, ...params.mail }
  const first = (...values: unknown[]) =>
    values.find((value) => (typeof value === 'string' && value.trim()) || typeof value === 'number')
  const word = (value: unknown) => (value === undefined ? null : String(value).trim().slice(0, 200))
  const address = word(first(mail.imap_user, mail.username, mail.smtp_user))
  switch (provider) {
    case 'GOOGLE':
    case 'MICROSOFT':
      return { identity: word(first(mail.id)) ?? address?.toLowerCase() ?? null, handle: address }
    case 'IMAP':
      return { identity: address?.toLowerCase() ?? null, handle: address }
    default:
      return {
        identity: word(first(im.id, im.user_id, im.phone_number)),
        handle: word(first(im.username, im.publicIdentifier, im.phone_number)) ?? address,
      }
  }
}

const problem = z.object({ type: z.string(), status: z.number() }).partial().catch({})

/** What a refusal means for us. Vendor: the list of types is open and one is documented with a trailing space. */
export function toGatewayError(answer: HttpAnswer): GatewayError {
  const vendorType = problem.parse(answer.json).type?.trim().slice(0, 80) ?? null
  const about = { httpStatus: answer.status, vendorType }
  const retryAfterSeconds = Number.parseInt(answer.headers.get('retry-after') ?? '', 10)
  if (answer.status === 429) {
    return new GatewayError('rate_limited', { ...about, ...(retryAfterSeconds > 0 && { retryAfterSeconds }) })
  }
  if (answer.status === 404 && /resource/.test(vendorType ?? '')) return new GatewayError('not_found', about)
  if (answer.status === 401 || answer.status === 403) {
    const ours = [
      null,
      'errors/missing_credentials',
      'errors/unauthorized',
      'errors/insufficient_privileges',
      'errors/subscription_required',
    ]
    return new GatewayError(ours.includes(vendorType) ? 'key_refused' : 'refused', about)
  }
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 404 && answer.status !== 408) {
    return new GatewayError('refused', about)
  }
  return new GatewayError('unavailable', about)
}

const link = z.object({ url: z.url({ protocol: /^https?$/ }) })

export function parseLink(json: unknown): string | null {
  return link.safeParse(json).data?.url ?? null
}
