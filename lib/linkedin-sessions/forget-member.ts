import type { Tx } from '../db'

/** Deletes the cookies of this account's member and keeps no new ones until the owner connects that member again. */
export async function forgetMember(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx.linkedinMember.updateMany({ where: { accountId, stoppedAt: null }, data: { stoppedAt: at } })
  await tx.linkedinSession.deleteMany({ where: { member: { accountId } } })
}
