import type { Tx } from '../db'
import type { ConnectedAccountModel, OutageModel } from '../generated/prisma/models'
import { forgetMember } from '../linkedin-sessions/forget-member'
import { queueAccountsMember } from '../linkedin-sessions/queue-accounts-member'
import { cancelNotices } from '../notices/cancel-notices'
import { queueReconnectNotice } from '../notices/queue-reconnect-notice'
import { closeOutage } from '../outages/close-outage'
import { openOutage } from '../outages/open-outage'
import { startRepair } from '../outages/start-repair'
import type { StatusMove, StatusWord } from './status-move'

/**
 * What follows from a status, in the transaction that writes it: a crash loses none of it, and nothing happens twice.
 *
 * - an outage opened → start automatic repair, else queue the owner's notice
 * - its status changed while it was open → look again at what can repair it
 * - the outage is over → close it, cancel what its owner has not been told yet
 * - the account is gone → forget its member's cookies
 */
export async function whatFollows(
  tx: Tx,
  account: ConnectedAccountModel,
  found: StatusWord,
  move: StatusMove,
  about: { openOutage: OutageModel | null; at: Date },
): Promise<void> {
  const { openOutage: open, at } = about
  if (move.outage === 'open') {
    const outage = await openOutage(tx, { accountId: account.id, status: found.status, at })
    const isLostLogin = found.status === 'CREDENTIALS' && found.reason === null
    const isRepairing = isLostLogin && (await startRepair(tx, outage))
    if (!isRepairing) await queueReconnectNotice(tx, { outageId: outage.id, at })
  }
  if (move.outage === 'keep' && move.changed && open) await queueAccountsMember(tx, account.id)
  if (move.outage === 'close' && open) {
    await closeOutage(tx, open, at)
    const reason = found.status === 'OK' ? 'REPAIRED' : 'ACCOUNT_REMOVED'
    await cancelNotices(tx, { outageId: open.id, reason })
  }
  if (found.status === 'DELETED') await forgetMember(tx, account.id, at)
}
