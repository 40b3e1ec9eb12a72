import type { AccountStatus, Gateway as GatewayId, Provider } from '../generated/prisma/enums'
import type { GatewayAuth } from './auth'
import type { GatewayEvents } from './events'
import type { RateLimit } from './rate-limit'
import type { GatewaySetup } from './setup'

export type { GatewayId }

/** An account as the gateway describes it, in our words. */
export type GatewayAccount = {
  gatewayAccountId: string
  provider: Provider
  name: string
  /** Who the account is at the provider; null if the gateway does not say. */
  identity: string | null
  handle: string | null
  status: AccountStatus
  sources: { id: string; status: AccountStatus }[]
  createdAt: Date | null
}

/**
 * 'logged out': the gateway will not show the account, because it has lost its login. Null: the gateway definitely has
 * no such account.
 */
export type FoundAccount = GatewayAccount | 'logged out' | null

/** `rateLimit`: what the gateway said about further page requests; null if it says nothing. */
export type AccountPage = {
  accounts: GatewayAccount[]
  nextCursor: string | null
  rateLimit: RateLimit | null
}

export type HostedLinkRequest = {
  /** Empty: every provider the gateway offers. Not used to reconnect. */
  providers: readonly Provider[]
  /** The gateway's id of the account to reconnect; absent to connect a new one. */
  reconnect?: string
  userId: string
  expiresAt: Date
  notifyUrl: string
  /** Where the browser returns to: `outcome` differs where the gateway can tell success from failure. */
  returnUrl: (outcome: 'success' | 'failure' | null) => string
  /** Returned in the events and return URL of gateways that echo it. */
  state: string
}

/** What every gateway can do for us. Each call has a time limit and throws a GatewayError. */
export interface Gateway {
  readonly id: GatewayId
  createHostedLink(request: HostedLinkRequest): Promise<string>
  findAccount(gatewayAccountId: string): Promise<FoundAccount>
  /** An account that is already gone counts as deleted. */
  deleteAccount(gatewayAccountId: string): Promise<void>
  listAccounts(cursor: string | null): Promise<AccountPage>
  readonly auth: GatewayAuth
  readonly events: GatewayEvents
  readonly setup: GatewaySetup
}
