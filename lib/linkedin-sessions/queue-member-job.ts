import { addJob } from '../add-job'
import type { Tx } from '../db'

/** Something that a member's logins depend on has changed: their job decides anew, once however much changed. */
export async function queueMemberJob(tx: Tx, memberRowId: string): Promise<void> {
  await addJob(tx, 'tend-linkedin', { memberRowId }, { key: `linkedin:${memberRowId}` })
}
