import { drawFence } from '../fence'
import type { GatewayAccount } from '../gateway/gateway'
import { getGateway } from '../gateway/gateways'
import type { Gateway } from '../generated/prisma/enums'
import type { Snapshot } from './read-account'

/** A snapshot of an account that is there. */
export type ListedSnapshot = Snapshot & { account: GatewayAccount }

/** Reads one page of everything a gateway has; all of it under one number. */
export async function readAccounts(
  gateway: Gateway,
  cursor: string | null,
): Promise<{ snapshots: ListedSnapshot[]; nextCursor: string | null }> {
  const fence = await drawFence()
  const { accounts, nextCursor } = await getGateway(gateway).listAccounts(cursor)
  const snapshots = accounts.map((account) => ({
    ...fence,
    gateway,
    gatewayAccountId: account.gatewayAccountId,
    account,
  }))
  return { snapshots, nextCursor }
}
