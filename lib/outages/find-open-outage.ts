import type { Tx } from '../db'
import type { OutageModel } from '../generated/prisma/models'

export function findOpenOutage(tx: Tx, accountId: string): Promise<OutageModel | null> {
  return tx.outage.findFirst({ where: { accountId, closedAt: null } })
}
