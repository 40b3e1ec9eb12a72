import type { AccountType, ProviderName } from './providers.ts'

export const sourceStatuses = ['OK', 'STOPPED', 'ERROR', 'CREDENTIALS', 'PERMISSIONS', 'CONNECTING'] as const
export type SourceStatus = (typeof sourceStatuses)[number]

/** Who is behind an account at the provider. The same login is always the same person. */
export type Identity = { id: string; login: string; displayName: string }

export type Account = {
  id: string
  type: AccountType
  name: string
  identity: Identity
  createdAt: string
  sources: { id: string; status: SourceStatus }[]
  /** When the account becomes OK by itself; null when nothing is pending. */
  settlesAt: number | null
}

export type Link = {
  token: string
  type: 'create' | 'reconnect'
  providers: ProviderName[]
  accountId: string | null
  name: string | null
  notifyUrl: string | null
  successUrl: string | null
  failureUrl: string | null
  expiresAt: number
  singleUse: boolean
  skipSuccessPage: boolean
  createdAt: number
  dead: 'restart' | null
  outcome: { status: string; accountId: string | null } | null
  lastNotify: { status: string; account_id?: string; name?: string } | null
}

export type Webhook = {
  id: string
  source: string
  name: string | null
  requestUrl: string
  format: 'json' | 'form'
  enabled: boolean
  accountIds: string[]
  headers: { key: string; value: string }[]
  events: string[] | null
  data: { name: string; key: string }[]
}

export type Attempt = { at: number; answer: string; ms: number }

export type Delivery = {
  id: string
  kind: 'webhook' | 'notify'
  /** Deliveries of one lane go out one at a time, in the order they were made. */
  lane: string
  summary: string
  url: string
  headers: Record<string, string>
  body: string
  createdAt: number
  dueAt: number
  maxAttempts: number
  attempts: Attempt[]
  outcome: 'pending' | 'delivered' | 'given-up' | 'dropped'
}

export type Mail = {
  id: string
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  replyTo: string[]
  subject: string
  html: string | null
  text: string | null
  headers: Record<string, string>
  tags: { name: string; value: string }[]
  createdAt: string
}

export const gatewayModes = ['up', 'down', 'slow', 'error', 'unauthorized', 'rate_limited', 'hang'] as const
export const deliveryModes = ['normal', 'delay', 'double', 'drop', 'reorder'] as const
export const mailModes = ['up', 'down', 'rate_limited', 'rejecting', 'lost'] as const

export type Modes = {
  gateway: { mode: (typeof gatewayModes)[number]; delayMs: number }
  deliveries: { mode: (typeof deliveryModes)[number]; delayMs: number }
  mail: { mode: (typeof mailModes)[number] }
}

export type State = {
  version: 1
  accounts: Account[]
  links: Link[]
  webhooks: Webhook[]
  deliveries: Delivery[]
  mails: Mail[]
  idempotency: { key: string; hash: string; mailId: string; at: number }[]
  modes: Modes
}

export function emptyState(): State {
  return {
    version: 1,
    accounts: [],
    links: [],
    webhooks: [],
    deliveries: [],
    mails: [],
    idempotency: [],
    modes: normalModes(),
  }
}

export function normalModes(): Modes {
  return {
    gateway: { mode: 'up', delayMs: 5000 },
    deliveries: { mode: 'normal', delayMs: 5000 },
    mail: { mode: 'up' },
  }
}
