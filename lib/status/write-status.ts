import type { Tx } from '../db'
import type { StatusCause } from '../generated/prisma/enums'
import type { ConnectedAccountModel } from '../generated/prisma/models'
import { findOpenOutage } from '../outages/find-open-outage'
import { decideMove, type StatusWord } from './status-move'
import { whatFollows } from './what-follows'

/**
 * Writes an account's status, since when, the history, and what follows from it. The caller must hold the account's
 * lock.
 */
export async function writeStatus(
  tx: Tx,
  account: ConnectedAccountModel,
  found: StatusWord,
  about: { at: Date; cause: StatusCause },
): Promise<void> {
  const { at, cause } = about
  const openOutage = await findOpenOutage(tx, account.id)
  const current = { status: account.status, reason: account.statusReason }
  const move = decideMove(current, found, openOutage !== null)
  if (move.changed) {
    await tx.connectedAccount.update({
      where: { id: account.id },
      data: { status: found.status, statusReason: found.reason, statusSince: at },
    })
    await tx.statusChange.create({
      data: {
        accountId: account.id,
        from: account.status,
        to: found.status,
        reason: found.reason,
        cause,
        at,
      },
    })
  }
  await whatFollows(tx, account, found, move, { openOutage, at, cause })
}
