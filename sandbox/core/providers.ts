/** What v1 and Postpress know. */
export const providerNames = [
  'LINKEDIN',
  'WHATSAPP',
  'INSTAGRAM',
  'MESSENGER',
  'TELEGRAM',
  'GOOGLE',
  'OUTLOOK',
  'MAIL',
  'TWITTER',
] as const

export const allProviderNames = [...providerNames, 'GOOGLE_MESSAGES', 'MOCK'] as const

/** The word used in links and in the wizard. */
export type ProviderName = (typeof allProviderNames)[number]

// Vendor: account objects and status webhooks say GOOGLE_OAUTH where links say GOOGLE.
/** The word used in account objects and webhooks. */
export type AccountType = Exclude<ProviderName, 'GOOGLE'> | 'GOOGLE_OAUTH'

export type Provider = {
  name: ProviderName
  type: AccountType
  label: string
  /** How a person signs in. */
  signIn: 'password' | 'qr' | 'consent'
  loginLabel: string
  family: 'social' | 'chat' | 'mail'
  /** Suffixes of the ids in sources[]. */
  sources: readonly string[]
}

const chat = { sources: ['_MESSAGING'], family: 'chat' } as const
const social = { sources: ['_MESSAGING'], family: 'social', signIn: 'password' } as const
const workspace = { sources: ['_MAILS', '_CALENDAR'], family: 'mail', signIn: 'consent' } as const
const byEmail = { loginLabel: 'Email address' } as const
const byName = { loginLabel: 'Username' } as const
const byEmailOrPhone = { loginLabel: 'Email or phone' } as const

const table: Record<ProviderName, Omit<Provider, 'name'>> = {
  LINKEDIN: { ...social, ...byEmailOrPhone, type: 'LINKEDIN', label: 'LinkedIn' },
  WHATSAPP: { ...chat, signIn: 'qr', loginLabel: 'Phone number', type: 'WHATSAPP', label: 'WhatsApp' },
  INSTAGRAM: { ...social, ...byName, type: 'INSTAGRAM', label: 'Instagram' },
  MESSENGER: { ...chat, ...byEmailOrPhone, signIn: 'password', type: 'MESSENGER', label: 'Messenger' },
  TELEGRAM: { ...chat, ...byName, signIn: 'qr', type: 'TELEGRAM', label: 'Telegram' },
  GOOGLE: { ...workspace, ...byEmail, type: 'GOOGLE_OAUTH', label: 'Google' },
  OUTLOOK: { ...workspace, ...byEmail, type: 'OUTLOOK', label: 'Microsoft' },
  MAIL: {
    ...byEmail,
    sources: ['_MAILS'],
    family: 'mail',
    signIn: 'password',
    type: 'MAIL',
    label: 'Email (IMAP)',
  },
  TWITTER: { ...social, ...byName, type: 'TWITTER', label: 'X (Twitter)' },
  GOOGLE_MESSAGES: {
    ...chat,
    signIn: 'qr',
    loginLabel: 'Phone number',
    type: 'GOOGLE_MESSAGES',
    label: 'Google Messages',
  },
  MOCK: { ...chat, ...byName, signIn: 'password', type: 'MOCK', label: 'Mock (for tests)' },
}

export function getProvider(name: ProviderName): Provider {
  return { name, ...table[name] }
}

export function providerOfType(type: AccountType): Provider {
  return getProvider(type === 'GOOGLE_OAUTH' ? 'GOOGLE' : type)
}

export function isProviderName(value: unknown): value is ProviderName {
  return allProviderNames.includes(value as ProviderName)
}

export function isV1ProviderName(value: unknown): value is ProviderName {
  return providerNames.some((name) => name === value)
}

// Vendor: v2 has its own words: facebook and x where v1 says MESSENGER and TWITTER.
const v2Words = {
  linkedin: 'LINKEDIN',
  whatsapp: 'WHATSAPP',
  instagram: 'INSTAGRAM',
  facebook: 'MESSENGER',
  telegram: 'TELEGRAM',
  google: 'GOOGLE',
  outlook: 'OUTLOOK',
  imap: 'MAIL',
  x: 'TWITTER',
  google_messages: 'GOOGLE_MESSAGES',
  mock: 'MOCK',
} as const satisfies Record<string, ProviderName>

export type V2Provider = keyof typeof v2Words
export const v2Providers = Object.keys(v2Words) as V2Provider[]

export function providerOfV2(word: unknown): ProviderName | null {
  const known = v2Providers.find((name) => name === word)
  return known ? v2Words[known] : null
}

export function v2WordOf(name: ProviderName): V2Provider {
  return v2Providers.find((word) => v2Words[word] === name) ?? 'mock'
}

/** Accepts v1's and v2's words; null for any other. */
export function findAccountType(value: unknown): AccountType | null {
  if (value === 'GOOGLE_OAUTH') return value
  const name = isProviderName(value) ? value : providerOfV2(value)
  return name ? getProvider(name).type : null
}

const messaging: ProviderName[] = ['LINKEDIN', 'WHATSAPP', 'INSTAGRAM', 'MESSENGER', 'TELEGRAM', 'TWITTER']

export const providerWildcards: Record<string, ProviderName[]> = {
  '*': [...providerNames],
  '*:MESSAGING': messaging,
  '*:MAILING': ['GOOGLE', 'OUTLOOK', 'MAIL'],
  '*:CALENDAR': ['GOOGLE', 'OUTLOOK'],
}
