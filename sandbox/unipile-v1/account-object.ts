import type { Account } from '../core/state.ts'

/** An account as the API shows it. There is no status field: it follows from sources[]. */
export function accountObject(account: Account) {
  return {
    object: 'Account',
    type: account.type,
    connection_params: connectionParams(account),
    id: account.id,
    name: account.name,
    created_at: account.createdAt,
    ...(account.type === 'LINKEDIN' ? { signatures: [] } : {}),
    groups: [],
    sources: account.sources,
  }
}

function connectionParams({ type, identity: { id, login, displayName } }: Account) {
  switch (type) {
    case 'LINKEDIN': {
      const publicIdentifier = displayName.toLowerCase().replaceAll(' ', '-')
      const premium = { premiumId: null, premiumContractId: null, premiumFeatures: [], organizations: [] }
      return { im: { id, publicIdentifier, username: displayName, ...premium } }
    }
    case 'WHATSAPP':
      return { im: { phone_number: login } }
    case 'TELEGRAM':
      return { im: { user_id: id, username: login } }
    case 'INSTAGRAM':
    case 'MESSENGER':
    case 'TWITTER':
      return { im: { id, username: login } }
    case 'GOOGLE_OAUTH':
    case 'OUTLOOK':
      return { mail: { id, username: login }, calendar: { id, username: login } }
    case 'GOOGLE_MESSAGES':
    case 'MOCK':
      return {}
    case 'MAIL':
      return { mail: mailServers(login) }
  }
}

function mailServers(address: string) {
  const domain = address.split('@')[1] ?? 'example.org'
  return {
    imap_host: `imap.${domain}`,
    imap_port: 993,
    imap_user: address,
    imap_encryption: 'tls',
    smtp_host: `smtp.${domain}`,
    smtp_port: 465,
    smtp_user: address,
  }
}
