import { addJob } from '../add-job'
import type { Tx } from '../db'
import type { SweepPassModel } from '../generated/prisma/models'

/** Queues a pass's next step for when its row says. */
export async function queuePass(
  tx: Tx,
  { gateway, nextCallAt }: Pick<SweepPassModel, 'gateway' | 'nextCallAt'>,
  options: { unlessQueued?: boolean } = {},
): Promise<void> {
  await addJob(tx, 'sweep-gateway', { gateway }, { key: `sweep:${gateway}`, runAt: nextCallAt, ...options })
}
