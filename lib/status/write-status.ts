import type { Tx } from '../db'
import type { StatusCause } from '../generated/prisma/enums'
import type { ConnectedAccountModel } from '../generated/prisma/models'
import { forgetMember } from '../linkedin-sessions/forget-sessions'
import { cancelNotices } from '../notices/cancel-notices'
import { queueReconnectNotice } from '../notices/queue-reconnect-notice'
import { beginRepair, lookAtRepair } from '../outages/start-repair'
import { decideMove, type StatusWord } from './status-move'

/** Locks one account for the rest of the transaction, so that what is decided from it is still true when written. */
export async function lockAccount(tx: Tx, accountId: string): Promise<ConnectedAccountModel | null> {
  await tx.$queryRaw`SELECT 1 FROM "ConnectedAccount" WHERE "id" = ${accountId} FOR UPDATE`
  return tx.connectedAccount.findUnique({ where: { id: accountId } })
}

/**
 * Writes what an account was found to be, with everything that follows from it, in the caller's transaction: status and
 * since when, history, outage opened or closed, repair begun or notice queued. `account` is locked by the caller.
 */
export async function writeStatus(
  tx: Tx,
  account: ConnectedAccountModel,
  found: StatusWord,
  about: { at: Date; cause: StatusCause },
): Promise<void> {
  const openOutage = await tx.outage.findFirst({ where: { accountId: account.id, closedAt: null } })
  const move = decideMove(
    { status: account.status, reason: account.statusReason },
    found,
    openOutage !== null,
  )
  if (move.changed) {
    await tx.connectedAccount.update({
      where: { id: account.id },
      data: { status: found.status, statusReason: found.reason, statusSince: about.at },
    })
    await tx.statusChange.create({
      data: {
        accountId: account.id,
        from: account.status,
        to: found.status,
        reason: found.reason,
        cause: about.cause,
        at: about.at,
      },
    })
  }
  if (move.outage === 'open') {
    const outage = await tx.outage.create({
      data: { accountId: account.id, status: found.status, openedAt: about.at, askedAt: about.at },
    })
    const isLostLogin = found.status === 'CREDENTIALS' && found.reason === null
    const isTaken = isLostLogin && (await beginRepair(tx, account, { outageId: outage.id }))
    if (!isTaken) await queueReconnectNotice(tx, { outageId: outage.id, at: about.at })
  }
  if (move.changed && move.outage === 'keep' && openOutage) await lookAtRepair(tx, account)
  if (move.outage === 'close' && openOutage) {
    await tx.outage.update({ where: { id: openOutage.id }, data: { closedAt: about.at } })
    await tx.connectedAccount.update({ where: { id: account.id }, data: { repairing: false } })
    await cancelNotices(tx, {
      outageId: openOutage.id,
      reason: found.status === 'OK' ? 'REPAIRED' : 'ACCOUNT_REMOVED',
    })
  }
  if (found.status === 'DELETED') await forgetMember(tx, account.id, about.at)
}
