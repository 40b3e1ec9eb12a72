import type { Credentials } from '../auth/start-intent.ts'
import type { ProviderName } from '../core/providers.ts'
import { fail, isRecord, type Json, optionalText, requiredText } from './fields.ts'

const encryptions = ['tls', 'ssl', 'starttls', 'default']
/** Mail domains whose servers cannot be detected: the full settings are needed. */
const undetectable = ['custom.example']

/** The `credentials` of an intent, by provider. Google and Microsoft have none: see links.ts. */
export function readCredentials(provider: ProviderName, body: Json): Credentials {
  const given = body.credentials
  if (!isRecord(given)) return fail('credentials is required.')
  switch (provider) {
    case 'LINKEDIN':
      return given.access_token === undefined ? passwordOf(given) : linkedinCookie(given)
    case 'INSTAGRAM':
      if (given.sessionid === undefined) return passwordOf(given)
      return { by: 'token', token: requiredText(given, 'sessionid', 'credentials.sessionid'), login: null }
    // Vendor: no schema is published for Facebook and X; the guide names them beside the others.
    case 'MESSENGER':
    case 'TWITTER':
      return passwordOf(given)
    case 'MAIL':
      return mailbox(given)
    case 'WHATSAPP':
    case 'TELEGRAM':
    case 'GOOGLE_MESSAGES':
      if (given.qrcode !== true) fail('credentials.qrcode must be true.')
      return { by: 'qr', twofa: provider === 'TELEGRAM' ? optionalText(given, 'twofa') : null }
    case 'MOCK':
      return { by: 'nothing' }
    case 'GOOGLE':
    case 'OUTLOOK':
      return fail('This provider signs in by OAuth.')
  }
}

function passwordOf(given: Json): Credentials {
  const login = requiredText(given, 'username', 'credentials.username')
  return { by: 'password', login, password: requiredText(given, 'password', 'credentials.password') }
}

function linkedinCookie(given: Json): Credentials {
  const liAt = requiredText(given, 'access_token', 'credentials.access_token')
  optionalText(given, 'premium_access_token', 'credentials.premium_access_token')
  // Vendor: the TypeScript schema requires it here, the Python one has it at the top level and optional.
  return {
    by: 'linkedin-cookie',
    liAt,
    userAgent: requiredText(given, 'user_agent', 'credentials.user_agent'),
  }
}

function mailbox(given: Json): Credentials {
  if (given.imap !== undefined || given.smtp !== undefined) {
    mailServer(given, 'smtp')
    return mailServer(given, 'imap')
  }
  const login = requiredText(given, 'user', 'credentials.user')
  const password = requiredText(given, 'password', 'credentials.password')
  if (undetectable.some((domain) => login.toLowerCase().endsWith(`@${domain}`))) {
    fail('credentials.imap is required.')
  }
  return { by: 'password', login, password }
}

function mailServer(given: Json, name: 'imap' | 'smtp'): Credentials {
  const server = given[name]
  const where = `credentials.${name}`
  if (!isRecord(server)) return fail(`${where} is required.`)
  requiredText(server, 'host', `${where}.host`)
  const port = Number(server.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) fail(`${where}.port must be a port.`)
  const encryption = optionalText(server, 'encryption', `${where}.encryption`)
  if (encryption !== null && !encryptions.includes(encryption)) {
    fail(`${where}.encryption must be one of ${encryptions.join(', ')}.`)
  }
  const login = requiredText(server, 'user', `${where}.user`)
  return { by: 'password', login, password: requiredText(server, 'password', `${where}.password`) }
}
