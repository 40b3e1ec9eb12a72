import type { Tx } from '../db'
import type { GatewayAccount } from '../gateway/gateway'
import type { AuthIntentModel } from '../generated/prisma/models'

/** The LinkedIn member whose cookies an attempt was made with; null for attempts made otherwise. */
export function memberOf(intent: AuthIntentModel): string | null {
  if (intent.method !== 'COOKIES') return null
  return (intent.form as { member_id?: string } | null)?.member_id ?? null
}

/** Ids of one member come in several kinds (ACoAA… and numbers): only two of a kind can be told apart. */
export function isOtherMember(memberId: string, identity: string | null): boolean {
  if (identity === null || kindOf(memberId) !== kindOf(identity)) return false
  return memberId !== identity
}

function kindOf(id: string): string {
  if (/^ACoA/.test(id)) return 'profile'
  return /^\d+$/.test(id) ? 'number' : 'other'
}

/** Is the account that cookies led to somebody else's than theirs who brought them? `known` is our row of it. */
export async function leadsToOther(
  tx: Tx,
  about: { userId: string; memberId: string; read: GatewayAccount; known: { id: string } | null },
): Promise<boolean> {
  if (isOtherMember(about.memberId, about.read.identity)) return true
  if (!about.known) return false
  const bound = await tx.linkedinMember.findUnique({ where: { accountId: about.known.id } })
  return bound !== null && (bound.userId !== about.userId || bound.memberId !== about.memberId)
}

/** From now on this member's cookies keep this account, and no other. */
export async function bindMember(
  tx: Tx,
  about: { userId: string; memberId: string; accountId: string },
): Promise<void> {
  const { userId, memberId, accountId } = about
  await tx.linkedinMember.updateMany({ where: { userId, memberId }, data: { accountId } })
}
