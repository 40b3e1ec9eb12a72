import { drawFence, type Fence } from '../fence'
import type { AccountPage, GatewayAccount } from '../gateway/gateway'
import { getGateway } from '../gateway/gateways'
import type { Gateway } from '../generated/prisma/enums'
import type { Snapshot } from './read-account'

/** A snapshot of an account that exists. */
export type ListedSnapshot = Omit<Snapshot, 'account'> & { account: GatewayAccount }

export type ListedPage = Fence &
  Pick<AccountPage, 'nextCursor' | 'rateLimit'> & { snapshots: ListedSnapshot[] }

/** Reads one page of a gateway's full list; the whole page gets one number. */
export async function readAccounts(gateway: Gateway, cursor: string | null): Promise<ListedPage> {
  const fence = await drawFence()
  const { accounts, nextCursor, rateLimit } = await getGateway(gateway).listAccounts(cursor)
  const snapshots = accounts.map((account) => ({
    ...fence,
    gateway,
    gatewayAccountId: account.gatewayAccountId,
    account,
  }))
  return { ...fence, snapshots, nextCursor, rateLimit }
}
