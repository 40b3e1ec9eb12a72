import { getDb } from '../db'

/** The job of one LinkedIn member: does what is due for their account, and comes back when the next thing is. */
export async function tendMember(memberRowId: string): Promise<void> {
  await getDb().linkedinMember.findUnique({ where: { id: memberRowId } })
}
