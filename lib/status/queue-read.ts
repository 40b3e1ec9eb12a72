import { addJob } from '../add-job'
import type { Tx } from '../db'

/** Has an account read again at that time; the sweep queues it anew should its job get lost. */
export async function queueRead(tx: Tx, accountId: string, runAt: Date): Promise<void> {
  await tx.connectedAccount.update({ where: { id: accountId }, data: { nextReadAt: runAt } })
  await addJob(tx, 'sync-account', { accountId }, { key: `read-again:${accountId}`, runAt })
}
