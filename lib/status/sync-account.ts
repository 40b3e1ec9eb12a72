import { readAccount, type Snapshot } from '../accounts/read-account'
import { getDb } from '../db'
import { GatewayError } from '../gateway/gateway-error'
import type { AccountStatus, StatusCause } from '../generated/prisma/enums'
import type { ConnectedAccountModel } from '../generated/prisma/models'
import { assertOurWorkspace } from './assert-our-workspace'
import { confirmMissingAfterMs } from './found-status'
import { recordUnreadable } from './record-unreadable'
import { writeSnapshot } from './write-snapshot'

/**
 * Reads one account from the gateway and stores what it says. Any number may run at once: older data never overwrites
 * newer. If the gateway cannot be reached, throws the GatewayError and another read follows soon. Null: the account no
 * longer exists.
 */
export async function syncAccount(input: {
  accountId: string
  cause: StatusCause
}): Promise<{ status: AccountStatus } | null> {
  const account = await getDb().connectedAccount.findUnique({
    where: { id: input.accountId, removedAt: null },
  })
  if (!account) return null
  try {
    const snapshot = await readAccount(account)
    if (isAboutToBeGone(account, snapshot)) await assertOurWorkspace(account)
    return await getDb().$transaction((tx) => writeSnapshot(tx, account.id, snapshot, input.cause))
  } catch (error) {
    if (error instanceof GatewayError) await recordUnreadable(account.id, error.retryAfterSeconds)
    throw error
  }
}

function isAboutToBeGone(
  { status, missingSince }: ConnectedAccountModel,
  { account, at }: Snapshot,
): boolean {
  if (account || !missingSince || status === 'DELETED') return false
  return at.getTime() - missingSince.getTime() >= confirmMissingAfterMs
}
