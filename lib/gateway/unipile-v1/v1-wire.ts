// Translates Unipile v1 (and its dialects) into our words. Pure; facts are from the vendor's API reference.
import { z } from 'zod'
import type { Provider } from '../../generated/prisma/enums'
import { faultOfStatus, gatewayError } from '../fault-of-answer'
import type { GatewayAccount } from '../gateway'
import type { GatewayError, GatewayFault } from '../gateway-error'
import type { HttpAnswer } from '../http'
import { worstStatus } from '../worst-status'
import { sourceStatuses } from './v1-status-words'

/** Names in `providers` of a hosted auth link. Vendor: they differ from the account types below. */
export const linkProviders = {
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
  created_at: z.coerce.date().nullable().catch(null),
})

/** Null when the JSON is not an account. */
export function parseAccount(json: unknown): GatewayAccount | null {
  const parsed = account.safeParse(json)
  if (!parsed.success) return null
  const { id, type, name, connection_params, sources, created_at } = parsed.data
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
    createdAt: created_at,
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

const problem = z.object({ type: z.string() }).partial().catch({})

/** What an error type means. Types not listed fall back on the HTTP code. Vendor: the list is open-ended. */
const faultOfType: Record<string, GatewayFault> = {
  missing_credentials: 'KEY_REFUSED',
  unauthorized: 'KEY_REFUSED',
  insufficient_privileges: 'KEY_REFUSED',
  subscription_required: 'SUBSCRIPTION',
  feature_not_subscribed: 'SUBSCRIPTION',
  resource_not_found: 'NOT_FOUND',
  invalid_resource_identifier: 'NOT_FOUND',
  invalid_credentials: 'INVALID_CREDENTIALS',
  expired_credentials: 'INVALID_CREDENTIALS',
  disconnected_account: 'INVALID_CREDENTIALS',
  invalid_credentials_but_valid_account_imap: 'INVALID_CREDENTIALS',
  invalid_checkpoint_solution: 'INVALID_CODE',
  unknown_authentication_context: 'UNKNOWN_CONTEXT',
  action_required: 'UNKNOWN_CONTEXT',
  insufficient_permissions: 'INSUFFICIENT_PERMISSIONS',
  invalid_parameters: 'INVALID_PARAMETERS',
  missing_parameters: 'INVALID_PARAMETERS',
  account_configuration_error: 'INVALID_PARAMETERS',
  account_restricted: 'RESTRICTED',
  wrong_account: 'WRONG_ACCOUNT',
  account_mismatch: 'WRONG_ACCOUNT',
  session_mismatch: 'WRONG_ACCOUNT',
  invalid_proxy_credentials: 'PROXY_AUTH',
  proxy_error: 'PROXY_ERROR',
  authentication_intent_error: 'EXPIRED',
  expired_link: 'EXPIRED',
  request_timeout: 'TIMEOUT',
  provider_unreachable: 'TIMEOUT',
}

/** What a refusal means for us. Vendor: one type is documented with a trailing space. */
export function toGatewayError(answer: HttpAnswer): GatewayError {
  const vendorType = problem.parse(answer.json).type?.trim().slice(0, 80) ?? null
  const slug = vendorType?.replace(/^errors\//, '') ?? ''
  const known = Object.hasOwn(faultOfType, slug) ? faultOfType[slug] : undefined
  return gatewayError(answer, known ?? faultOfStatus(answer.status, vendorType === null), vendorType)
}

const list = z.object({ items: z.array(z.unknown()), cursor: z.string().min(1).nullish().catch(null) })

/** Null when the JSON is not a list, or when nothing in it is an account. A single item that is not one is skipped. */
export function parseAccountList(
  json: unknown,
): { accounts: GatewayAccount[]; nextCursor: string | null } | null {
  const parsed = list.safeParse(json).data
  if (!parsed) return null
  const accounts = parsed.items.flatMap((item) => parseAccount(item) ?? [])
  if (accounts.length === 0 && parsed.items.length > 0) return null
  return { accounts, nextCursor: parsed.cursor ?? null }
}

const link = z.object({ url: z.url({ protocol: /^https?$/ }) })

export function parseLink(json: unknown): string | null {
  return link.safeParse(json).data?.url ?? null
}
