import { addJob } from '../add-job'
import type { Tx } from '../db'

/** Something that a member's logins depend on has changed. Queued once, however much changed. */
export async function queueMemberJob(tx: Tx, memberRowId: string): Promise<void> {
  await addJob(tx, 'run-linkedin-member', { memberRowId }, { key: `linkedin:${memberRowId}` })
}
