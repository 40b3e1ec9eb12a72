import { isV1ProviderName, type ProviderName, providerWildcards } from '../core/providers.ts'
import type { Dialect } from './dialect.ts'
import { checkOptional, invalid, isHttpUrl, type Json, missing } from './fields.ts'
import type { Fault } from './problem.ts'

const datePattern = /^[1-2]\d{3}-[0-1]\d-[0-3]\dT\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const features = ['linkedin_recruiter', 'linkedin_sales_navigator', 'linkedin_organizations_mailboxes']

/** Every rule of POST /hosted/accounts/link, except that the account to reconnect must exist. */
export function checkLinkRequest(body: Json, now: number, dialect: Dialect): Fault[] {
  return [
    ...checkType(body),
    ...checkApiUrl(body.api_url, dialect),
    ...checkExpiry(body.expiresOn, now),
    ...checkOptional(body, ['name'], isFilledString, 'Expected string length greater or equal to 1'),
    ...checkOptional(
      body,
      ['notify_url', 'success_redirect_url', 'failure_redirect_url'],
      isHttpUrl,
      "Expected string to match '^https?://.+$'",
    ),
    ...checkOptional(
      body,
      ['bypass_success_screen', 'single_use'],
      (value) => typeof value === 'boolean',
      'Expected boolean',
    ),
    ...checkOptional(body, ['disabled_features'], areFeatures, 'Expected array of union value'),
    ...checkOptional(body, ['disabled_options'], Array.isArray, 'Expected array'),
  ]
}

/** The providers of a request that passed the check. */
export function listedProviders(value: unknown): ProviderName[] {
  if (typeof value === 'string') return providerWildcards[value] ?? []
  return [...new Set(value as ProviderName[])]
}

function checkType(body: Json): Fault[] {
  if (body.type === undefined) return [missing('type')]
  if (body.type === 'create') return checkProviders(body.providers)
  if (body.type !== 'reconnect') return [invalid('type', "Expected 'create' or 'reconnect'")]
  if (body.reconnect_account === undefined) return [missing('reconnect_account')]
  if (isFilledString(body.reconnect_account)) return []
  return [invalid('reconnect_account', 'Expected string length greater or equal to 1')]
}

// Vendor: the guide's prose allows one bare provider as a string, the schemas only wildcards: we are strict.
function checkProviders(value: unknown): Fault[] {
  if (value === undefined) return [missing('providers')]
  if (typeof value === 'string') {
    return value in providerWildcards ? [] : [invalid('providers', 'Expected a wildcard or an array')]
  }
  if (!Array.isArray(value) || value.length === 0) return [invalid('providers', 'Expected non-empty array')]
  return value.flatMap((item, at) =>
    isV1ProviderName(item) ? [] : [invalid(`providers/${at}`, 'Expected a known provider')],
  )
}

function checkApiUrl(value: unknown, { versionInApiUrl }: Dialect): Fault[] {
  if (value === undefined) return [missing('api_url')]
  if (!isHttpUrl(value)) return [invalid('api_url', "Expected string to match '^https?://.+$'")]
  if (versionInApiUrl || !value.includes('/api/v1')) return []
  return [invalid('api_url', 'Expected the server address without /api/v1')]
}

function checkExpiry(value: unknown, now: number): Fault[] {
  if (value === undefined) return [missing('expiresOn')]
  if (typeof value !== 'string' || !datePattern.test(value) || Number.isNaN(Date.parse(value))) {
    return [invalid('expiresOn', `Expected string to match '${datePattern.source}'`)]
  }
  return Date.parse(value) > now ? [] : [invalid('expiresOn', 'Expected a date in the future')]
}

function isFilledString(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0
}

function areFeatures(value: unknown): boolean {
  return Array.isArray(value) && value.every((feature) => features.includes(feature))
}
