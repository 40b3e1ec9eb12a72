import { providerOfType, v2WordOf } from '../core/providers.ts'
import type { Account, ProxySetting, V2Part } from '../core/state.ts'

export const applicationId = 'app_01jz5r3k9mthesandbox0000000'

/** An account as v2 shows it: lower-case provider, one status, no `type`. */
export function accountObject(account: Account) {
  const part = account.v2
  if (!part) throw new Error(`${account.id} is no account of v2`)
  return {
    object: 'Account',
    id: account.id,
    application_id: applicationId,
    user_id: userId(account),
    name: account.name,
    created_at: account.createdAt,
    provider: v2WordOf(providerOfType(account.type).name),
    status: part.status,
    is_locked: part.isLocked,
    metadata: metadataOf(part),
    proxy: proxyObject(part.proxy),
    ...(part.oauthScope === null ? {} : { oauth_scope: part.oauthScope }),
    ...(part.initialSync === null ? {} : { initial_sync: syncObject(part.initialSync) }),
  }
}

function userId({ type, identity }: Account): string {
  if (type === 'WHATSAPP') return `${identity.login}@s.whatsapp.net`
  if (type === 'MAIL' || type === 'GOOGLE_OAUTH' || type === 'OUTLOOK') return identity.login
  return identity.id
}

function metadataOf({ products, customData }: V2Part) {
  return {
    ...(products === null ? {} : { products_connection_status: products }),
    ...(customData === null ? {} : { custom_data: customData }),
  }
}

// Vendor: a proxy's password is not returned.
function proxyObject({ auto, ...rest }: ProxySetting) {
  return { ...rest, auto_proxy: auto }
}

function syncObject({ status, startedAt }: NonNullable<V2Part['initialSync']>) {
  return { status, started_at: startedAt }
}
