import type { Tx } from '../db'
import type { GatewayAccount } from '../gateway/gateway'
import type { AuthIntentModel, ConnectedAccountModel } from '../generated/prisma/models'
import { isOtherMember } from '../linkedin-sessions/is-other-member'
import { memberOf } from '../linkedin-sessions/member-of'

/** True if this attempt's cookies opened another member's account. `known` is our row of that account. */
export async function belongsToAnotherMember(
  tx: Tx,
  intent: AuthIntentModel,
  found: GatewayAccount,
  known: ConnectedAccountModel | null,
): Promise<boolean> {
  const memberId = memberOf(intent)
  if (memberId === null) return false
  if (isOtherMember(memberId, found.identity)) return true
  if (!known) return false
  const bound = await tx.linkedinMember.findUnique({ where: { accountId: known.id } })
  return bound !== null && (bound.userId !== intent.userId || bound.memberId !== memberId)
}
