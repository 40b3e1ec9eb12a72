import type { Provider } from '../generated/prisma/enums'
import type { TypedMethod } from '../intents/typed-method'

/** One input of a login form. Labels and help are in the catalogues: `auth.field.<name>`. */
export type FormField = {
  name: string
  type: 'text' | 'email' | 'tel' | 'password' | 'number' | 'select' | 'checkbox'
  required: boolean
  /** Never stored, never sent back to the browser. */
  secret: boolean
  autocomplete?: string
  options?: readonly string[]
}

const field = (name: string, more: Partial<FormField> = {}): FormField => ({
  name,
  type: 'text',
  required: true,
  secret: false,
  ...more,
})

const username = field('username', { autocomplete: 'username' })
const password = field('password', { type: 'password', secret: true, autocomplete: 'current-password' })
const encryptions = ['default', 'tls', 'ssl', 'starttls'] as const

const server = (side: 'imap' | 'smtp'): FormField[] => [
  field(`${side}Host`),
  field(`${side}Port`, { type: 'number' }),
  field(`${side}Encryption`, { type: 'select', options: encryptions }),
  field(`${side}User`, { autocomplete: 'username' }),
  field(`${side}Password`, { type: 'password', secret: true, autocomplete: 'current-password' }),
]

/** The main fields of a provider's form. `full`: with the fields that could not be detected. */
export function formFields(provider: Provider, method: TypedMethod, full: boolean): FormField[] {
  if (method === 'QR') {
    return provider === 'TELEGRAM'
      ? [field('twofa', { type: 'password', secret: true, required: false })]
      : []
  }
  if (method !== 'CREDENTIALS') return []
  switch (provider) {
    case 'IMAP':
      return full
        ? [...server('imap'), ...server('smtp')]
        : [field('username', { type: 'email', autocomplete: 'email' }), password]
    case 'X':
      return [username, field('email', { type: 'email', autocomplete: 'email', required: false }), password]
    default:
      return [username, password]
  }
}

export const proxyProtocols = ['https', 'http', 'socks5', 'socks4'] as const
export const linkedinProducts = ['classic', 'recruiter', 'sales_navigator', 'company'] as const

/** The fields under “advanced”: where the login comes from, and which LinkedIn products. */
export function advancedFields(provider: Provider): FormField[] {
  const optional = { required: false }
  const location = [field('country', optional), field('ip', optional)]
  const hasLocation = ['LINKEDIN', 'WHATSAPP', 'INSTAGRAM', 'MESSENGER'].includes(provider)
  return [
    ...(hasLocation ? location : []),
    field('proxyProtocol', { ...optional, type: 'select', options: proxyProtocols }),
    field('proxyHost', optional),
    field('proxyPort', { ...optional, type: 'number' }),
    field('proxyUsername', { ...optional, autocomplete: 'off' }),
    field('proxyPassword', { ...optional, type: 'password', secret: true, autocomplete: 'off' }),
    ...(provider === 'LINKEDIN'
      ? [field('products', { ...optional, type: 'checkbox', options: linkedinProducts })]
      : []),
  ]
}
