import type { GatewayAccount } from '../gateway/gateway'

/** The gateway's clock may differ from the database's by this much. */
const skewMs = 60_000

/** Did the account come to be since then? */
export function isFresh(account: GatewayAccount, since: Date): boolean {
  return account.createdAt !== null && account.createdAt.getTime() > since.getTime() - skewMs
}
