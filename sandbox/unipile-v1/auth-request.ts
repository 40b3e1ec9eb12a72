import type { Credentials } from '../auth/start-intent.ts'
import type { ProviderName } from '../core/providers.ts'
import type { Account } from '../core/state.ts'
import { invalid, type Json, missing } from './fields.ts'
import type { Fault } from './problem.ts'

const encryptions = ['tls', 'ssl', 'starttls', 'default']

/** Who signs in, read from the flat body of POST /accounts; or what is wrong with it. */
export function readCredentials(
  provider: ProviderName,
  body: Json,
  target: Account | null,
): Credentials | Fault[] {
  switch (provider) {
    case 'LINKEDIN':
      return body.access_token === undefined ? byPassword(body) : linkedinCookie(body)
    case 'INSTAGRAM':
      return body.sessionid === undefined ? byPassword(body) : byToken(body, 'sessionid', [])
    case 'MESSENGER':
      return byPassword(body)
    case 'TWITTER':
      return needed(body, ['email']) ?? byPassword(body)
    case 'WHATSAPP':
    case 'TELEGRAM':
      return { by: 'qr', twofa: null }
    case 'MAIL':
      return mailbox(body, target)
    case 'GOOGLE':
      return byToken(body, 'access_token', ['refresh_token'])
    case 'OUTLOOK':
      return byToken(body, 'access_token', ['refresh_token', 'username', 'id'])
    case 'GOOGLE_MESSAGES':
    case 'MOCK':
      return [invalid('provider', 'Expected a known provider')]
  }
}

function byPassword(body: Json): Credentials | Fault[] {
  const { username, password } = body
  return (
    needed(body, ['username', 'password']) ?? {
      by: 'password',
      login: `${username}`,
      password: `${password}`,
    }
  )
}

function linkedinCookie(body: Json): Credentials | Fault[] {
  const userAgent = typeof body.user_agent === 'string' ? body.user_agent : null
  return needed(body, ['access_token']) ?? { by: 'linkedin-cookie', liAt: `${body.access_token}`, userAgent }
}

function byToken(body: Json, name: string, others: string[]): Credentials | Fault[] {
  const login = typeof body.username === 'string' ? body.username : null
  return needed(body, [name, ...others]) ?? { by: 'token', token: `${body[name]}`, login }
}

// Vendor: a reconnect needs no more than the two passwords.
function mailbox(body: Json, target: Account | null): Credentials | Fault[] {
  const servers = ['imap_user', 'imap_host', 'smtp_user', 'smtp_host']
  const faults = needed(body, ['imap_password', 'smtp_password', ...(target ? [] : servers)])
  if (faults) return faults
  const encryption = body.imap_encryption
  if (encryption !== undefined && !encryptions.includes(String(encryption))) {
    return [invalid('imap_encryption', `Expected one of ${encryptions.join(', ')}`)]
  }
  for (const port of target ? [] : ['imap_port', 'smtp_port']) {
    if (!Number.isInteger(body[port])) return [invalid(port, 'Expected integer')]
  }
  const login = typeof body.imap_user === 'string' ? body.imap_user : target?.identity.login
  return { by: 'password', login: login ?? '', password: `${body.imap_password}` }
}

/** The faults of required texts; null when all are present. */
function needed(body: Json, names: string[]): Fault[] | null {
  const faults = names.flatMap((name) => {
    if (body[name] === undefined) return [missing(name)]
    const fits = typeof body[name] === 'string' && body[name] !== ''
    return fits ? [] : [invalid(name, 'Expected string length greater or equal to 1')]
  })
  return faults.length === 0 ? null : faults
}
