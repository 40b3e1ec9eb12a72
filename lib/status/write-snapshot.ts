import { gatewayColumns } from '../accounts/gateway-columns'
import { lockAccount } from '../accounts/lock-account'
import type { Snapshot } from '../accounts/read-account'
import type { Tx } from '../db'
import type { AccountStatus, StatusCause } from '../generated/prisma/enums'
import type { ConnectedAccountModel } from '../generated/prisma/models'
import { confirmMissingAfterMs, foundStatus } from './found-status'
import { queueRead } from './queue-read'
import { settleEvents } from './settle-events'
import { writeStatus } from './write-status'

/**
 * The only way a read reaches a row. Dropped when the row shows a later read or now points to another gateway account;
 * events are settled only by a read that began after they arrived. Null: the account no longer exists.
 */
export async function writeSnapshot(
  tx: Tx,
  accountId: string,
  snapshot: Snapshot,
  cause: StatusCause,
): Promise<{ status: AccountStatus } | null> {
  const account = await lockAccount(tx, accountId)
  if (!account || account.removedAt) return null
  const isOfThisAccount =
    account.gateway === snapshot.gateway && account.gatewayAccountId === snapshot.gatewayAccountId
  if (!isOfThisAccount) return { status: account.status }
  await settleEvents(tx, [account.id], snapshot.number)
  if (account.readNumber >= snapshot.number) return { status: account.status }
  return write(tx, account, snapshot, cause)
}

async function write(
  tx: Tx,
  known: ConnectedAccountModel,
  snapshot: Snapshot,
  cause: StatusCause,
): Promise<{ status: AccountStatus }> {
  const { status, reason, missingSince } = foundStatus(known, snapshot)
  const { account } = snapshot
  await tx.connectedAccount.update({
    where: { id: known.id },
    data: {
      readNumber: snapshot.number,
      lastVerifiedAt: snapshot.at,
      missingSince,
      unreadableSince: null,
      readTries: 0,
      nextReadAt: null,
      ...(account && account !== 'logged out' && reason === null && gatewayColumns(account)),
    },
  })
  await writeStatus(tx, known, { status, reason }, { at: snapshot.at, cause })
  if (missingSince && status !== 'DELETED') {
    const runAt = new Date(missingSince.getTime() + confirmMissingAfterMs)
    await queueRead(tx, known.id, runAt)
  }
  return { status }
}
