import type { GatewayAccount } from '../gateway/gateway'

/** How far the gateway's clock may differ from the database's. */
const skewMs = 60_000

/** Was the account created after this time? */
export function isFresh(account: GatewayAccount, since: Date): boolean {
  return account.createdAt !== null && account.createdAt.getTime() > since.getTime() - skewMs
}
