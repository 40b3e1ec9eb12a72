import type { Tx } from '../db'

/** From now on this member's cookies log this account in, and no other. */
export async function bindMember(
  tx: Tx,
  input: { userId: string; memberId: string; accountId: string },
): Promise<void> {
  const { userId, memberId, accountId } = input
  await tx.linkedinMember.updateMany({ where: { userId, memberId }, data: { accountId } })
}
