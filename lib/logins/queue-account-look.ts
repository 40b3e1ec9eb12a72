import { addJob } from '../add-job'
import type { Tx } from '../db'

/** When to look, in seconds after the call that got no answer. After the last look the person may try again. */
const delays = [5, 30, 90]

/** Queues a look for the account that an unanswered call may have made. False when there are no more looks. */
export async function queueAccountLook(
  tx: Tx,
  input: { intentId: string; since: Date; look: number },
): Promise<boolean> {
  const { intentId, since, look } = input
  const delay = delays[look]
  if (delay === undefined) return false
  const runAt = new Date(since.getTime() + delay * 1000)
  await addJob(tx, 'look-for-account', { intentId, look }, { key: `look:${intentId}:${look}`, runAt })
  return true
}
