// Translates Unipile v2 into our words. Pure. Vendor: https://developer.unipile.com/v2.0/reference
import { z } from 'zod'
import type { AccountStatus, Provider } from '../../generated/prisma/enums'
import { faultOfStatus, gatewayError } from '../fault-of-answer'
import type { GatewayAccount } from '../gateway'
import type { GatewayError, GatewayFault } from '../gateway-error'
import type { HttpAnswer } from '../http'
import { worstStatus } from '../worst-status'

/**
 * Vendor: facebook and x appear in a guide without a schema, google_messages in only one guide; we follow the guides.
 */
export const v2Providers = {
  LINKEDIN: 'linkedin',
  WHATSAPP: 'whatsapp',
  INSTAGRAM: 'instagram',
  MESSENGER: 'facebook',
  TELEGRAM: 'telegram',
  GOOGLE_MESSAGES: 'google_messages',
  GOOGLE: 'google',
  MICROSOFT: 'outlook',
  IMAP: 'imap',
  X: 'x',
} as const satisfies Partial<Record<Provider, string>>

const providers: Record<string, Provider> = {
  ...Object.fromEntries(Object.entries(v2Providers).map(([ours, theirs]) => [theirs, ours as Provider])),
  messenger: 'MESSENGER',
  twitter: 'X',
  microsoft: 'MICROSOFT',
  mail: 'IMAP',
  // Products: one can appear where a provider is expected, and each belongs to only one provider.
  classic: 'LINKEDIN',
  company: 'LINKEDIN',
  recruiter: 'LINKEDIN',
  sales_navigator: 'LINKEDIN',
  gmail: 'GOOGLE',
}

/** Both generations of the schema. An unknown word means trouble to look into, never a reason to bother the owner. */
export const v2Statuses: Record<string, AccountStatus> = {
  running: 'OK',
  disconnected: 'CREDENTIALS',
  errored: 'ERROR',
  error: 'ERROR',
  degraded: 'ERROR',
  partial: 'CREDENTIALS',
  paused: 'STOPPED',
}

const text = z.coerce
  .string()
  .transform((value) => value.trim().slice(0, 200))
  .catch('')
const optional = z.union([z.string(), z.number()]).transform(String).nullish().catch(null)

const word = text.nullish()
/**
 * Vendor: the schema says one word. We accept more forms, because an account of unknown provider is of little use to
 * anybody.
 */
const provider = z.union([
  z.object({ name: word, type: word, id: word }).transform(({ name, type, id }) => [name, type, id]),
  text.transform((name) => [name]),
])

const account = z.object({
  id: z.string().min(1).max(200),
  provider,
  type: text,
  status: text,
  name: optional,
  user_id: optional,
  is_locked: z.boolean().catch(false),
  created_at: z.coerce.date().nullable().catch(null),
  metadata: z
    .object({ products_connection_status: z.record(z.string(), z.string()).nullish().catch(null) })
    .nullish()
    .catch(null),
})

/** Null when the JSON is not an account. */
export function parseV2Account(json: unknown): GatewayAccount | null {
  const parsed = account.safeParse(json).data
  if (!parsed) return null
  const status = toStatus(parsed.status)
  const products = Object.entries(parsed.metadata?.products_connection_status ?? {}).slice(0, 20)
  const provider = toProvider([...parsed.provider, parsed.type, ...products.map(([product]) => product)])
  const name = parsed.name?.trim().slice(0, 200) || null
  // Vendor: "33600000000@s.whatsapp.net" for a phone number.
  const identity =
    parsed.user_id
      ?.trim()
      .slice(0, 200)
      .replace(/@s\.whatsapp\.net$/, '') || null
  return {
    gatewayAccountId: parsed.id,
    provider,
    name: name ?? identity ?? parsed.id,
    identity: provider === 'IMAP' ? (identity?.toLowerCase() ?? null) : identity,
    handle: name,
    status: parsed.is_locked ? 'LOCKED' : worstStatus([status]),
    sources: products.map(([id, word]) => ({ id: id.slice(0, 80), status: toStatus(word) })),
    createdAt: parsed.created_at,
  }
}

/** The first word we know decides, matched whole or by its prefix (`google_calendar`, `LINKEDIN_RECRUITER`). */
function toProvider(words: (string | null | undefined)[]): Provider {
  const told = words.flatMap((word) => (word ? [word.toLowerCase().replaceAll(/[\s-]+/g, '_')] : []))
  const known = told.flatMap(
    (word) => own(providers, word) ?? own(providers, word.split('_', 1)[0] ?? '') ?? [],
  )
  return known[0] ?? 'OTHER'
}

function toStatus(word: string): AccountStatus {
  return own(v2Statuses, word.toLowerCase()) ?? 'ERROR'
}

function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

const list = z.object({ data: z.array(z.unknown()), has_more: z.boolean().catch(false) })

/** Null when the JSON is not a list, or when nothing in it is an account. A single item that is not one is skipped. */
export function parseV2List(
  json: unknown,
): { accounts: GatewayAccount[]; count: number; hasMore: boolean } | null {
  const parsed = list.safeParse(json).data
  if (!parsed) return null
  const accounts = parsed.data.flatMap((item) => parseV2Account(item) ?? [])
  if (accounts.length === 0 && parsed.data.length > 0) return null
  return { accounts, count: parsed.data.length, hasMore: parsed.has_more }
}

const faultOfType: Record<string, GatewayFault> = {
  'api/missing_authorization': 'KEY_REFUSED',
  'api/expired_authorization': 'KEY_REFUSED',
  'api/invalid_auth_format': 'KEY_REFUSED',
  'api/insufficient_permissions': 'KEY_REFUSED',
  'api/inactive_subscription': 'SUBSCRIPTION',
  'api/resource_not_found': 'NOT_FOUND',
  'errors/resource_not_found': 'NOT_FOUND',
  'provider/invalid_credentials': 'INVALID_CREDENTIALS',
  'provider/invalid_authorization': 'INVALID_CREDENTIALS',
  'provider/invalid_checkpoint_code': 'INVALID_CODE',
  'provider/unknown_authentication_context': 'UNKNOWN_CONTEXT',
  'provider/timeout': 'TIMEOUT',
  'provider/insufficient_permissions': 'INSUFFICIENT_PERMISSIONS',
  'api/invalid_parameters': 'INVALID_PARAMETERS',
  'provider/invalid_parameters': 'INVALID_PARAMETERS',
  'api/already_exists': 'ALREADY_EXISTS',
  'api/account_restricted': 'RESTRICTED',
  'api/restricted_account': 'RESTRICTED',
  'provider/account_mismatch': 'WRONG_ACCOUNT',
  'api/proxy_auth_error': 'PROXY_AUTH',
  'api/proxy_error': 'PROXY_ERROR',
  'api/proxy_timeout': 'PROXY_TIMEOUT',
  'api/expired_link': 'EXPIRED',
  'api/too_many_requests': 'RATE_LIMITED',
  'provider/too_many_requests': 'RATE_LIMITED',
}

/** What a vendor error type means; undefined for those that fall back on the HTTP code. */
export function v2Fault(type: string | null | undefined): GatewayFault | undefined {
  return own(faultOfType, type?.trim() ?? '')
}

const problem = z.object({ type: z.string(), detail: z.string() }).partial().catch({})

export function toV2Error(answer: HttpAnswer): GatewayError {
  const { type, detail } = problem.parse(answer.json)
  const vendorType = type?.trim().slice(0, 80) ?? null
  const fault = v2Fault(vendorType) ?? faultOfStatus(answer.status, vendorType === null)
  return gatewayError(answer, fault, vendorType, fault === 'ALREADY_EXISTS' ? accountIdIn(detail) : undefined)
}

/**
 * Vendor: the existing account's id is in a field that otherwise holds prose, so we take only what looks like an id.
 */
export function accountIdIn(detail: string | null | undefined): string | undefined {
  return /^acc_[\w-]{1,100}$/.exec(detail?.trim() ?? '')?.[0]
}

const link = z.object({ link: z.url({ protocol: /^https?$/ }) })

export function parseV2Link(json: unknown): string | null {
  return link.safeParse(json).data?.link ?? null
}
