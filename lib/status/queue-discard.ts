import { addJob } from '../add-job'
import type { Tx } from '../db'
import type { Gateway } from '../generated/prisma/enums'

/**
 * Has an account deleted at its gateway that an attempt left there which did not end in an account here. Only for
 * accounts that are proven to be that attempt's; one that is somebody's by then is kept.
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
