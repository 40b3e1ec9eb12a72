import type { Tx } from '../db'
import { handToOwner } from '../outages/hand-to-owner'
import { queueOpenLinkedinNotice } from './queue-open-linkedin-notice'
import { queueReconnectNotice } from './queue-reconnect-notice'

/** Why automatic repair needs the owner after all. */
export type WhyAsked = 'TRIES_USED' | 'NEEDS_MEMBER' | 'NO_COOKIE' | 'OTHER_TROUBLE'

/**
 * Tells the owner, once per outage, that automatic repair did not work. Opening LinkedIn helps only if the cookies were
 * the problem; otherwise they log in again as for any account.
 */
export async function askOwner(tx: Tx, about: { outageId: string; why: WhyAsked; at: Date }): Promise<void> {
  if (!(await handToOwner(tx, about))) return
  const notice = { outageId: about.outageId, at: about.at }
  if (about.why === 'TRIES_USED') await queueOpenLinkedinNotice(tx, notice)
  else await queueReconnectNotice(tx, notice)
}
