import type { Tx } from '../db'
import type { StatusCause } from '../generated/prisma/enums'
import type { ConnectedAccountModel, OutageModel } from '../generated/prisma/models'
import { forgetMember } from '../linkedin-sessions/forget-member'
import { pauseMember } from '../linkedin-sessions/pause-member'
import { queueAccountsMember } from '../linkedin-sessions/queue-accounts-member'
import { resumeMember } from '../linkedin-sessions/resume-member'
import { cancelGoneNotice } from '../notices/cancel-gone-notice'
import { cancelNotices } from '../notices/cancel-notices'
import { queueGoneNotice } from '../notices/queue-gone-notice'
import { queueReconnectNotice } from '../notices/queue-reconnect-notice'
import { closeOutage } from '../outages/close-outage'
import { openOutage } from '../outages/open-outage'
import { outageEnd } from '../outages/outage-end'
import { startRepair } from '../outages/start-repair'
import type { StatusMove, StatusWord } from './status-move'

/**
 * What follows from a status, in the transaction that writes it: a crash loses none of it, and nothing happens twice.
 *
 * - an outage opened → start automatic repair, else queue the owner's notice
 * - its status changed while it was open → look again at what can repair it
 * - the outage is over → close it, cancel what its owner has not been told yet
 * - the account was removed here → forget its member's cookies
 * - the account is gone at the gateway → use the cookies no more, queue word to its owner; undone if it comes back
 */
export async function whatFollows(
  tx: Tx,
  account: ConnectedAccountModel,
  found: StatusWord,
  move: StatusMove,
  about: { openOutage: OutageModel | null; at: Date; cause: StatusCause },
): Promise<void> {
  const { openOutage: open, at, cause } = about
  if (move.outage === 'open') {
    const outage = await openOutage(tx, { accountId: account.id, status: found.status, at })
    const isLostLogin = found.status === 'CREDENTIALS' && found.reason === null
    const isRepairing = isLostLogin && (await startRepair(tx, outage))
    if (!isRepairing) await queueReconnectNotice(tx, { outageId: outage.id, at })
  }
  if (move.outage === 'keep' && move.changed && open) await queueAccountsMember(tx, account.id)
  if (move.outage === 'close' && open) {
    await closeOutage(tx, open, { at, end: await outageEnd(tx, open, found, cause) })
    const reason = found.status === 'OK' ? 'REPAIRED' : 'ACCOUNT_REMOVED'
    await cancelNotices(tx, { outageId: open.id, reason })
  }
  if (cause === 'REMOVE') await forgetMember(tx, account.id, at)
  if (cause !== 'REMOVE' && move.isGone) {
    await pauseMember(tx, account.id, at)
    await queueGoneNotice(tx, account, at)
  }
  if (move.isBack) {
    await resumeMember(tx, account.id)
    await cancelGoneNotice(tx, account.id)
  }
}
