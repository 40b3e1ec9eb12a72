import type { GatewayAccount } from '../gateway/gateway'

/** The columns that mirror what the gateway says. Omitted fields keep their stored value. */
export function gatewayColumns(snapshot: GatewayAccount) {
  return {
    name: snapshot.name,
    sources: snapshot.sources,
    ...(snapshot.identity && { identity: snapshot.identity }),
    ...(snapshot.handle && { handle: snapshot.handle }),
  }
}
