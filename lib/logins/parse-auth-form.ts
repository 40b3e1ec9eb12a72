import { isIP } from 'node:net'
import { z } from 'zod'
import type { AuthOptions, Credentials, MailServer } from '../gateway/auth'
import type { Provider } from '../generated/prisma/enums'
import type { TypedMethod } from '../intents/typed-method'
import { Secret } from '../secret'
import { advancedFields, formFields, linkedinProducts, type proxyProtocols } from './auth-form'
import { isPrivateHost } from './private-host'

export type ParsedForm =
  | { ok: true; credentials: Credentials; options: AuthOptions; form: Record<string, string> }
  /** Field name to the code of its fault (`auth.invalid.<CODE>`). */
  | { ok: false; fields: Record<string, FieldFault>; form: Record<string, string> }

export type FieldFault =
  | 'REQUIRED'
  | 'TOO_LONG'
  | 'EMAIL'
  | 'PORT'
  | 'HOST'
  | 'PRIVATE_HOST'
  | 'COUNTRY'
  | 'IP'
  | 'CHOICE'
  | 'PRODUCTS_EXCLUDE'

type Raw = Record<string, unknown>

/** Parses a login form. `form` holds the values that are not secret, to be stored and filled in again. */
export function parseAuthForm(provider: Provider, method: TypedMethod, full: boolean, raw: Raw): ParsedForm {
  const known = [...formFields(provider, method, full), ...advancedFields(provider)]
  const faults: Record<string, FieldFault> = {}
  const value = (name: string) => typedText(raw[name]).trim()
  /** Passwords keep their spaces. */
  const secret = (name: string) => new Secret(typedText(raw[name]))
  for (const field of known) {
    const given = value(field.name)
    if (field.required && given === '') faults[field.name] = 'REQUIRED'
    else if (given.length > 500) faults[field.name] = 'TOO_LONG'
    else if (given && field.type === 'email' && !z.email().safeParse(given).success)
      faults[field.name] = 'EMAIL'
    else if (given && field.type === 'number' && !isPort(given)) faults[field.name] = 'PORT'
    else if (given && field.type === 'select' && !field.options?.includes(given))
      faults[field.name] = 'CHOICE'
    else if (given && field.name.endsWith('Host')) Object.assign(faults, hostFault(field.name, given))
  }
  const products = listOf(raw.products)
  Object.assign(faults, locationFaults(value, products))
  const form = Object.fromEntries(
    known.flatMap(({ name, secret, type }) =>
      secret ? [] : [[name, type === 'checkbox' ? listOf(raw[name]).join(' ') : value(name)]],
    ),
  )
  if (Object.keys(faults).length > 0) return { ok: false, fields: faults, form }
  return {
    ok: true,
    credentials: credentialsOf(provider, method, full, value, secret),
    options: optionsOf(value, secret, products),
    form,
  }
}

function credentialsOf(
  provider: Provider,
  method: TypedMethod,
  full: boolean,
  value: (name: string) => string,
  secret: (name: string) => Secret,
): Credentials {
  if (method === 'QR') return { kind: 'qr', twofa: value('twofa') ? secret('twofa') : undefined }
  if (method === 'OAUTH') return { kind: 'oauth' }
  if (provider !== 'IMAP') {
    return {
      kind: 'password',
      username: value('username'),
      password: secret('password'),
      email: value('email') || undefined,
    }
  }
  if (!full) return { kind: 'mailbox', user: value('username'), password: secret('password') }
  const server = (side: 'imap' | 'smtp'): MailServer => ({
    user: value(`${side}User`),
    password: secret(`${side}Password`),
    host: value(`${side}Host`),
    port: Number(value(`${side}Port`)),
    encryption: value(`${side}Encryption`) as MailServer['encryption'],
  })
  return { kind: 'mail servers', imap: server('imap'), smtp: server('smtp') }
}

function optionsOf(
  value: (name: string) => string,
  secret: (name: string) => Secret,
  products: string[],
): AuthOptions {
  return {
    country: value('country').toUpperCase() || undefined,
    ip: value('ip') || undefined,
    ...(value('proxyHost') && {
      proxy: {
        protocol: (value('proxyProtocol') || 'https') as (typeof proxyProtocols)[number],
        host: value('proxyHost'),
        port: Number(value('proxyPort')),
        ...(value('proxyUsername') && { username: value('proxyUsername') }),
        ...(value('proxyPassword') && { password: secret('proxyPassword') }),
      },
    }),
    ...(products.length > 0 && { linkedinProducts: products as (typeof linkedinProducts)[number][] }),
  }
}

function locationFaults(value: (name: string) => string, products: string[]): Record<string, FieldFault> {
  return {
    ...(value('country') && !/^[a-z]{2}$/i.test(value('country')) && { country: 'COUNTRY' as const }),
    ...(value('ip') && isIP(value('ip')) !== 4 && { ip: 'IP' as const }),
    ...(value('proxyHost') && !value('proxyPort') && { proxyPort: 'REQUIRED' as const }),
    ...(!value('proxyHost') && value('proxyPort') && { proxyHost: 'REQUIRED' as const }),
    ...(products.some((product) => !(linkedinProducts as readonly string[]).includes(product)) && {
      products: 'CHOICE' as const,
    }),
    ...(products.includes('recruiter') &&
      products.includes('sales_navigator') && { products: 'PRODUCTS_EXCLUDE' as const }),
  }
}

function hostFault(name: string, host: string): Record<string, FieldFault> {
  if (isPrivateHost(host)) return { [name]: 'PRIVATE_HOST' }
  return /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host) || isIP(host) ? {} : { [name]: 'HOST' }
}

function isPort(text: string): boolean {
  const port = Number(text)
  return Number.isInteger(port) && port > 0 && port < 65_536
}

function typedText(given: unknown): string {
  return typeof given === 'string' ? given : ''
}

function listOf(given: unknown): string[] {
  const list = Array.isArray(given) ? given : [given]
  return list.filter((item): item is string => typeof item === 'string' && item !== '')
}
