import { addJob } from '../add-job'
import type { Tx } from '../db'
import type { Gateway } from '../generated/prisma/enums'

/** Has an account deleted at its gateway that a refused or repeated connect left there. */
export async function queueDiscard(
  tx: Tx,
  account: { gateway: Gateway; gatewayAccountId: string },
): Promise<void> {
  const { gateway, gatewayAccountId } = account
  const key = `discard:${gateway}:${gatewayAccountId}`
  await addJob(tx, 'discard-account', { gateway, gatewayAccountId }, { key })
}
