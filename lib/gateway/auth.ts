import type { Provider } from '../generated/prisma/enums'
import type { Secret } from '../secret'
import type { Checkpoint } from './checkpoint'

// Custom authentication in our words: what is sent to a gateway to log somebody in, and what comes back.

export type MailServer = {
  user: string
  password: Secret
  host: string
  port: number
  encryption: 'tls' | 'ssl' | 'starttls' | 'default'
}

export type Credentials =
  | { kind: 'password'; username: string; password: Secret; email?: string | undefined }
  /** The gateway finds the servers from the address. */
  | { kind: 'mailbox'; user: string; password: Secret }
  | { kind: 'mail servers'; imap: MailServer; smtp: MailServer }
  | { kind: 'qr'; twofa?: Secret | undefined }
  | { kind: 'oauth'; loginHint?: string | undefined }
  | { kind: 'cookies'; accessToken: Secret; premiumToken?: Secret | undefined; userAgent: string }

export type ProxyProtocol = 'https' | 'http' | 'socks5' | 'socks4'

export type AuthOptions = {
  /** For the gateway's automatic proxy: one of the two, or neither. */
  country?: string | undefined
  ip?: string | undefined
  proxy?:
    | { protocol: ProxyProtocol; host: string; port: number; username?: string; password?: Secret }
    | undefined
  linkedinProducts?: ('classic' | 'recruiter' | 'sales_navigator' | 'company')[] | undefined
}

export type AuthRequest = {
  provider: Provider
  credentials: Credentials
  options: AuthOptions
  /** The gateway's id of the account to log in again; absent for a new one. */
  reconnect?: string | undefined
  /** Returned in the events of gateways that echo it, and in the OAuth return. */
  state: string
  /** Where an OAuth login returns to. */
  returnUrl: string
}

export type AuthAnswer =
  | { kind: 'account'; gatewayAccountId: string }
  | { kind: 'checkpoint'; gatewayIntentId: string; checkpoint: Checkpoint }
  | { kind: 'qr'; gatewayIntentId: string; code: string }
  | { kind: 'oauth'; url: string }

/** A pending attempt, as its gateway knows it. */
export type PendingAuth = { provider: Provider; gatewayIntentId: string }

/** `worked`: the account already worked when the attempt began, so its working now proves nothing about this login. */
export type AwaitedAuth = PendingAuth & { worked: boolean }

export interface GatewayAuth {
  start(request: AuthRequest): Promise<AuthAnswer>
  solve(pending: PendingAuth, code: Secret): Promise<AuthAnswer>
  /** Waits for something that happens elsewhere (a scan, an approval): returns once it has, or throws TIMEOUT. */
  wait(pending: AwaitedAuth, signal: AbortSignal): Promise<AuthAnswer>
  /** Chooses one of several challenges. */
  choose?(pending: PendingAuth, challenge: string): Promise<AuthAnswer>
  resend?(pending: PendingAuth): Promise<void>
}
