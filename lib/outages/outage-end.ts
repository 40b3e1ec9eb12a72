import type { Tx } from '../db'
import type { AccountStatus, OutageEnd, StatusCause } from '../generated/prisma/enums'
import type { OutageModel } from '../generated/prisma/models'

/**
 * Who ended an outage. A webhook may report the repair before the owner's attempt is completed, so an attempt they
 * started during the outage also counts.
 */
export async function outageEnd(
  tx: Tx,
  outage: OutageModel,
  found: { status: AccountStatus },
  cause: StatusCause,
): Promise<OutageEnd> {
  if (found.status === 'DELETED') return 'GONE'
  if (cause === 'CONNECT') return 'OWNER'
  const attempts = await tx.authIntent.count({
    where: {
      accountId: outage.accountId,
      kind: 'RECONNECT',
      method: { not: 'COOKIES' },
      state: { in: ['PENDING', 'SUCCEEDED'] },
      createdAt: { gte: outage.openedAt },
    },
  })
  return attempts > 0 ? 'OWNER' : 'BY_ITSELF'
}
