import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { OutboxEmailModel } from '../generated/prisma/models'

/** A call takes 20 seconds at most. An older claim is a dead process's; the idempotency key makes trying again safe. */
export const claimLifeMs = 45_000

/** Takes a mail for this process to send; null when another has it, or its outage closed meanwhile. */
export async function claimEmail(email: OutboxEmailModel): Promise<OutboxEmailModel | null> {
  const now = await databaseNow()
  const stale = new Date(now.getTime() - claimLifeMs)
  const { count } = await getDb().outboxEmail.updateMany({
    where: {
      id: email.id,
      dueAt: { lte: now },
      OR: [{ state: 'QUEUED' }, { state: 'SENDING', claimedAt: { lt: stale } }],
      ...(email.outageId && { outage: { closedAt: null } }),
    },
    data: {
      state: 'SENDING',
      claimedAt: now,
      firstTriedAt: email.firstTriedAt ?? now,
      attempts: { increment: 1 },
    },
  })
  return count === 1 ? getDb().outboxEmail.findUnique({ where: { id: email.id } }) : null
}
