import type { ProviderName } from '../core/providers.ts'
import type { ProxySetting, V2Part } from '../core/state.ts'
import { fail, isRecord, type Json, optionalFlag, optionalRecord, optionalTexts } from './fields.ts'

const products = ['classic', 'recruiter', 'sales_navigator', 'company']
const protocols = ['https', 'http', 'socks5', 'socks4']

/** What a provider's `config` says about the account to create. */
export function readConfig(provider: ProviderName, config: Json, now: number): Partial<V2Part> {
  const listed = readProducts(config)
  const syncs = provider === 'MAIL' && optionalFlag(config, 'initial_sync_enable') === true
  const scopes = optionalTexts(config, 'oauth_scope')
  return {
    proxy: readProxy(config),
    ...(listed ? { products: Object.fromEntries(listed.map((product) => [product, 'running'])) } : {}),
    ...(syncs ? { initialSync: { status: 'running', startedAt: new Date(now).toISOString() } } : {}),
    ...(scopes ? { oauthScope: scopes.join(',') } : {}),
  }
}

function readProducts(config: Json): string[] | null {
  const listed = optionalTexts(config, 'products')
  const stranger = listed?.find((product) => !products.includes(product))
  if (stranger !== undefined) fail(`products must be among ${products.join(', ')}.`)
  if (listed?.includes('recruiter') && listed.includes('sales_navigator')) {
    fail('recruiter and sales_navigator cannot be linked together.')
  }
  return listed
}

export function readProxy(config: Json): ProxySetting {
  const custom = config.custom_proxy
  if (isRecord(custom)) return readCustomProxy(custom)
  const { country, ip } = optionalRecord(config, 'auto_proxy_config')
  if (country !== undefined && !/^[A-Za-z]{2}$/.test(String(country))) fail('country must have two letters.')
  if (ip !== undefined && typeof ip !== 'string') fail('ip must be a string.')
  return { country: country === undefined ? 'FR' : String(country).toUpperCase(), auto: true }
}

export function readCustomProxy(custom: Json): ProxySetting {
  const { host, port, username, protocol = 'https' } = custom
  if (typeof host !== 'string' || host === '') fail('custom_proxy.host is required.')
  if (!Number.isInteger(port) || Number(port) < 1 || Number(port) > 65_535) {
    fail('custom_proxy.port must be a port.')
  }
  if (!protocols.includes(String(protocol))) fail(`protocol must be one of ${protocols.join(', ')}.`)
  return {
    country: null,
    auto: false,
    host,
    port: Number(port),
    ...(typeof username === 'string' ? { username } : {}),
    protocol: String(protocol),
  }
}
