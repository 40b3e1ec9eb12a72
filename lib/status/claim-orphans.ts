import { addJob } from '../add-job'
import type { Tx } from '../db'
import type { ConnectedAccountModel } from '../generated/prisma/models'

/**
 * Status webhooks that arrived before the account was ours. The read that linked it settles those that had arrived when
 * that read began; for later ones the account is read once more.
 */
export async function claimOrphans(
  tx: Tx,
  account: ConnectedAccountModel,
  readNumber: bigint,
): Promise<void> {
  const orphans = {
    gateway: account.gateway,
    gatewayAccountId: account.gatewayAccountId,
    outcome: 'ORPHAN',
    kind: 'STATUS',
  } as const
  await tx.webhookEvent.updateMany({
    where: { ...orphans, number: { lt: readNumber } },
    data: { outcome: 'APPLIED', outcomeReason: 'CONFIRMED', accountId: account.id },
  })
  const { count } = await tx.webhookEvent.updateMany({
    where: orphans,
    data: { outcome: 'RECEIVED', outcomeReason: null, accountId: account.id },
  })
  if (count > 0) await addJob(tx, 'sync-account', { accountId: account.id }, { key: `sync:${account.id}` })
}
