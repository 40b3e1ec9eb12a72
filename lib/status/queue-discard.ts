import { addJob } from '../add-job'
import type { Tx } from '../db'
import type { Gateway } from '../generated/prisma/enums'

/**
 * Queues the deletion, at the gateway, of an account left there by an attempt that did not link it. Only for accounts
 * proven to come from that attempt; one that somebody owns by the time the job runs is kept.
 */
export async function queueDiscard(
  tx: Tx,
  account: { gateway: Gateway; gatewayAccountId: string },
  runAt?: Date,
): Promise<void> {
  const { gateway, gatewayAccountId } = account
  const key = `discard:${gateway}:${gatewayAccountId}`
  await addJob(tx, 'discard-account', { gateway, gatewayAccountId }, { key, ...(runAt && { runAt }) })
}
