import { addJob } from '../add-job'
import type { Tx } from '../db'

/** What a member's logins are decided from has changed: their job looks at it, once however much changed. */
export async function lookAtMember(tx: Tx, memberRowId: string): Promise<void> {
  await addJob(tx, 'tend-linkedin', { memberRowId }, { key: `linkedin:${memberRowId}` })
}
