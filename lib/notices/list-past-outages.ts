import type { Tx } from '../db'
import type { OutageModel } from '../generated/prisma/models'
import type { PastOutage } from './notice-policy'

/** Enough for more than a day of the worst flapping; older outages do not change what the owner is told. */
const most = 50

/** The account's outages before this one, newest first. */
export async function listPastOutages(tx: Tx, outage: OutageModel): Promise<PastOutage[]> {
  const rows = await tx.outage.findMany({
    where: { accountId: outage.accountId, id: { not: outage.id } },
    orderBy: { openedAt: 'desc' },
    take: most,
    select: {
      openedAt: true,
      closedAt: true,
      end: true,
      emails: { where: { state: { in: ['SENDING', 'SENT'] } }, take: 1, select: { id: true } },
    },
  })
  return rows.map(({ emails, ...row }) => ({ ...row, wasMailed: emails.length > 0 }))
}
