import type { Context as HonoContext } from 'hono'
import { accountsOf } from '../core/accounts.ts'
import type { Context } from '../core/context.ts'
import { addLink } from '../core/links.ts'
import {
  type ProviderName,
  providerOfType,
  providerOfV2,
  type V2Provider,
  v2WordOf,
} from '../core/providers.ts'
import type { Link } from '../core/state.ts'
import { readConfig } from './config.ts'
import { fail, isHttpUrl, type Json, optionalRecord, optionalText, readBody, requiredText } from './fields.ts'
import { problem } from './problem.ts'

const offered: V2Provider[] = [
  ...(['linkedin', 'whatsapp', 'instagram', 'telegram', 'google', 'outlook', 'imap', 'mock'] as const),
]
const wildcards: Record<string, V2Provider[]> = {
  '*': offered,
  '*:MESSAGING': ['linkedin', 'whatsapp', 'instagram', 'telegram'],
  '*:EMAILS': ['google', 'outlook', 'imap'],
  '*:CALENDAR': ['google', 'outlook'],
  '*:SOCIAL': ['linkedin', 'instagram'],
}

// Vendor: whether v1's names (notify_url, name …) are refused is unknown; here they are ignored.
/** POST /v2/auth/link */
export async function createLink(context: Context, c: HonoContext) {
  const body = await readBody(c)
  const accountId = optionalText(body, 'account_id')
  const target = accountsOf(context, 'v2').find(({ id }) => id === accountId) ?? null
  if (accountId !== null && !target) return problem(c, 'not_found', 'No such account.')
  const providers = target ? [providerOfType(target.type).name] : readProviders(body.providers)
  const redirectUri = requiredText(body, 'redirect_uri')
  if (!isHttpUrl(redirectUri)) fail('redirect_uri must be an http or https address.')
  const link = addLink(context, {
    gateway: 'v2',
    type: target ? 'reconnect' : 'create',
    providers,
    accountId: target?.id ?? null,
    name: null,
    notifyUrl: null,
    successUrl: null,
    failureUrl: null,
    redirectUri,
    state: optionalText(body, 'state'),
    loginHint: optionalText(
      optionalRecord(optionalRecord(body, 'config'), 'global', 'config.global'),
      'login_hint',
    ),
    config: readConfigs(optionalRecord(body, 'config'), providers, context.now()),
    expiresAt: readExpiry(body, context.now()),
    singleUse: false,
    skipSuccessPage: true,
  })
  return c.json({ object: 'HostedAuthLink', link: addressOf(context, link, optionalText(body, 'domain')) })
}

function readProviders(value: unknown): ProviderName[] {
  if (value === undefined) return fail('providers is required.')
  const words = typeof value === 'string' ? (wildcards[value] ?? [value]) : value
  if (!Array.isArray(words) || words.length === 0) return fail('providers must be a name or an array.')
  return [...new Set(words)].map((word) => {
    const provider = offered.includes(word) ? providerOfV2(word) : null
    return provider ?? fail(`providers must be among ${offered.join(', ')}.`)
  })
}

function readConfigs(config: Json, providers: ProviderName[], now: number): Link['config'] {
  const read = (name: ProviderName) => {
    const word = v2WordOf(name)
    return [name, readConfig(name, optionalRecord(config, word, `config.${word}`), now)] as const
  }
  return Object.fromEntries(providers.map(read))
}

function readExpiry(body: Json, now: number): number {
  const value = requiredText(body, 'expires_on')
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(time)) fail('expires_on must be an ISO 8601 UTC date with milliseconds.')
  return time > now ? time : fail('expires_on must be in the future.')
}

/** `domain` replaces our host; without a port, ours is kept. */
function addressOf(context: Context, link: Link, domain: string | null): string {
  const url = new URL(`/auth?token=${encodeURIComponent(link.token)}`, context.origin())
  if (domain === null) return url.href
  if (!/^[a-z0-9.-]+(:\d+)?$/i.test(domain)) fail('domain must be a host.')
  url.host = domain
  return url.href
}
