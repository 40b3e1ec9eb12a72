import { addJob } from '../add-job'
import type { Tx } from '../db'

/** Queues another read of an account at that time; if the job gets lost, the sweep queues it again. */
export async function queueRead(tx: Tx, accountId: string, runAt: Date): Promise<void> {
  await tx.connectedAccount.update({ where: { id: accountId }, data: { nextReadAt: runAt } })
  await addJob(tx, 'sync-account', { accountId }, { key: `read-again:${accountId}`, runAt })
}
