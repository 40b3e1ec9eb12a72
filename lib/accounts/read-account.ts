import { drawFence, type Fence } from '../fence'
import type { FoundAccount } from '../gateway/gateway'
import { getGateway } from '../gateway/gateways'
import type { Gateway } from '../generated/prisma/enums'

/** What a gateway said about one of its accounts, and that answer's place in the order of all reads and events. */
export type Snapshot = Fence & {
  gateway: Gateway
  gatewayAccountId: string
  account: FoundAccount
}

/**
 * Asks a gateway for one account; this and `readAccounts` are the only ways to read. The number is drawn before the
 * call, so the answer reflects everything that happened earlier. Throws the GatewayError when there is no answer.
 */
export async function readAccount(of: { gateway: Gateway; gatewayAccountId: string }): Promise<Snapshot> {
  const { gateway, gatewayAccountId } = of
  const fence = await drawFence()
  const account = await getGateway(gateway).findAccount(gatewayAccountId)
  return { ...fence, gateway, gatewayAccountId, account }
}
