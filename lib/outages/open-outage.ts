import type { Tx } from '../db'
import type { AccountStatus } from '../generated/prisma/enums'
import type { OutageModel } from '../generated/prisma/models'

/** Opens the account's outage and marks its owner as asked to act. The database refuses a second open one. */
export function openOutage(
  tx: Tx,
  about: { accountId: string; status: AccountStatus; at: Date },
): Promise<OutageModel> {
  const { accountId, status, at } = about
  return tx.outage.create({ data: { accountId, status, openedAt: at, askedAt: at } })
}
