import { getDb } from '../db'
import type { OutboxEmailModel } from '../generated/prisma/models'
import { queueSending } from '../outbox/queue-sending'

/** Makes an email that nobody has claimed since due later. */
export async function postponeEmail(email: OutboxEmailModel, dueAt: Date, reason?: string): Promise<void> {
  await getDb().$transaction(async (tx) => {
    const { count } = await tx.outboxEmail.updateMany({
      where: { id: email.id, state: email.state, claimedAt: email.claimedAt },
      data: { state: 'QUEUED', dueAt, ...(reason && { reason }) },
    })
    if (count === 1) await queueSending(tx, email, { runAt: dueAt })
  })
}
