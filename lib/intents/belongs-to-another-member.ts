import type { Tx } from '../db'
import type { GatewayAccount } from '../gateway/gateway'
import type { AuthIntentModel, ConnectedAccountModel } from '../generated/prisma/models'
import { leadsToOther, memberOf } from '../linkedin-sessions/member-guard'

/** True if the cookies of this attempt opened another member's account. */
export async function belongsToAnotherMember(
  tx: Tx,
  intent: AuthIntentModel,
  read: GatewayAccount,
  known: ConnectedAccountModel | null,
): Promise<boolean> {
  const memberId = memberOf(intent)
  return memberId !== null && leadsToOther(tx, { userId: intent.userId, memberId, read, known })
}
