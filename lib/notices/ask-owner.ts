import type { Tx } from '../db'
import type { LoginStep } from '../self-repair/login-policy'
import { queueOpenLinkedinNotice } from './queue-open-linkedin-notice'
import { queueReconnectNotice } from './queue-reconnect-notice'

type Why = Extract<LoginStep, { kind: 'ask' }>['why']

/**
 * The account could not be repaired without its owner: they are asked, once per outage. Opening LinkedIn helps only when
 * the cookies were the trouble; else they log in again as for any account.
 */
export async function askOwner(
  tx: Tx,
  about: { accountId: string; outageId: string; why: Why; at: Date },
): Promise<void> {
  const { count } = await tx.outage.updateMany({
    where: { id: about.outageId, askedAt: null, closedAt: null },
    data: { askedAt: about.at },
  })
  if (count === 0) return
  await tx.connectedAccount.update({ where: { id: about.accountId }, data: { repairing: false } })
  const notice = { outageId: about.outageId, at: about.at }
  if (about.why === 'TRIES_USED') await queueOpenLinkedinNotice(tx, notice)
  else await queueReconnectNotice(tx, notice)
}
