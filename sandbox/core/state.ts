import type { MailErrorName } from '../mail/mail-errors.ts'
import type { PersonaName } from '../personas.ts'
import type { AccountType, ProviderName } from './providers.ts'

export const gateways = ['v1', 'v2', 'postpress'] as const
/** Whose dialect an account, a link or a webhook belongs to. */
export type Gateway = (typeof gateways)[number]

export const sourceStatuses = ['OK', 'STOPPED', 'ERROR', 'CREDENTIALS', 'PERMISSIONS', 'CONNECTING'] as const
export type SourceStatus = (typeof sourceStatuses)[number]

/** The person behind an account at the provider. The same login is always the same person. */
export type Identity = { id: string; login: string; displayName: string }

export type ProxySetting = {
  country: string | null
  auto: boolean
  host?: string
  port?: number
  username?: string
  protocol?: string
}

/** What only v2 knows of an account; its status is one word and not one per source. */
export type V2Part = {
  status: string
  isLocked: boolean
  products: Record<string, string> | null
  initialSync: { status: string; startedAt: string } | null
  customData: Record<string, unknown> | null
  oauthScope: string | null
  proxy: ProxySetting
}

export type Account = {
  id: string
  gateway: Gateway
  type: AccountType
  name: string
  identity: Identity
  createdAt: string
  sources: { id: string; status: SourceStatus }[]
  /** When the account becomes OK by itself; null when nothing is pending. */
  settlesAt: number | null
  /** Null in the other dialects. */
  v2: V2Part | null
}

export type Link = {
  token: string
  gateway: Gateway
  type: 'create' | 'reconnect'
  providers: ProviderName[]
  accountId: string | null
  name: string | null
  notifyUrl: string | null
  successUrl: string | null
  failureUrl: string | null
  /** v2 uses one address for success and failure, and returns a state with it. */
  redirectUri: string | null
  state: string | null
  loginHint: string | null
  /** What to create the account with; v2 only. */
  config: Partial<Record<ProviderName, Partial<V2Part>>>
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
  gateway: Exclude<Gateway, 'v2'>
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

/** A webhook endpoint of v2. */
export type Endpoint = {
  id: string
  url: string
  description: string | null
  enabled: boolean
  triggerEvents: string[]
  accountIds: string[]
  secret: string
}

/** `body` is the start of the receiver's answer; only v2 shows it. */
export type Attempt = { at: number; answer: string; ms: number; body?: string }

/** How a v2 event is signed, anew at every attempt. */
export type Signing = {
  endpointId: string | null
  eventId: string
  eventType: string
  secret: string
  ageSeconds: number
  forged: boolean
}

export type Delivery = {
  id: string
  kind: 'webhook' | 'notify'
  /** Deliveries in the same lane go out one at a time, in order. */
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
  signing?: Signing
}

/** Which LinkedIn cookie belongs to whom, and to which browser (null: any). */
export type Cookie = {
  liAt: string
  identity: Identity
  userAgent: string | null
  valid: boolean
  /** What a login with it runs into; nothing, if unset. */
  persona?: PersonaName
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
export const mailModes = ['up', 'down', 'rate_limited', 'rejecting', 'lost', 'cut', 'hang'] as const

export const redirectModes = ['normal', 'no_state', 'bare'] as const
export const eventModes = ['normal', 'none'] as const
export const orderModes = ['together', 'event_first', 'redirect_first'] as const
export const statePlaces = ['payload', 'envelope'] as const

/** How the two proofs of a hosted v2 flow arrive: the redirect and the event. */
export type HostedV2Mode = {
  redirect: (typeof redirectModes)[number]
  event: (typeof eventModes)[number]
  order: (typeof orderModes)[number]
  stateIn: (typeof statePlaces)[number]
  delayMs: number
}

export type Modes = {
  /** `only` leaves the other gateways alone. */
  gateway: { mode: (typeof gatewayModes)[number]; delayMs: number; only: Gateway | null }
  hostedV2: HostedV2Mode
  /** LinkedIn does not answer cookie sign-ins until then. */
  linkedinDownUntil: number | null
  deliveries: { mode: (typeof deliveryModes)[number]; delayMs: number }
  /** `mode` may also be one of Resend's error names: every request gets that error. */
  mail: { mode: (typeof mailModes)[number] | MailErrorName; perSecond: number }
}

export type State = {
  version: 1
  accounts: Account[]
  links: Link[]
  webhooks: Webhook[]
  endpoints: Endpoint[]
  cookies: Cookie[]
  deliveries: Delivery[]
  mails: Mail[]
  idempotency: { key: string; hash: string; answer: Record<string, unknown>; at: number }[]
  modes: Modes
}

export function emptyState(): State {
  return {
    version: 1,
    accounts: [],
    links: [],
    webhooks: [],
    endpoints: [],
    cookies: [],
    deliveries: [],
    mails: [],
    idempotency: [],
    modes: normalModes(),
  }
}

export function normalModes(): Modes {
  return {
    gateway: { mode: 'up', delayMs: 5000, only: null },
    hostedV2: { redirect: 'normal', event: 'normal', order: 'together', stateIn: 'payload', delayMs: 2000 },
    linkedinDownUntil: null,
    deliveries: { mode: 'normal', delayMs: 5000 },
    mail: { mode: 'up', perSecond: 100 },
  }
}
