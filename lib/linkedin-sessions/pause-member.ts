import type { Tx } from '../db'

/**
 * The account is gone at its gateway: its member's cookies are used no more and no new ones are kept. They are deleted
 * when it has stayed gone (`prune`).
 */
export async function pauseMember(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx.linkedinMember.updateMany({ where: { accountId, stoppedAt: null }, data: { stoppedAt: at } })
}
