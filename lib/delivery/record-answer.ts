import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { OutboxEmailModel } from '../generated/prisma/models'
import { queueSending } from '../outbox/queue-sending'
import { decideSend, type SendAnswer } from './send-policy'

/** Writes what became of a claimed mail, unless somebody else has claimed it since. */
export async function recordAnswer(email: OutboxEmailModel, answer: SendAnswer): Promise<void> {
  const now = await databaseNow()
  const decision = decideSend(answer, {
    attempts: email.attempts,
    firstTriedAt: email.firstTriedAt ?? now,
    now,
  })
  const mine = { id: email.id, state: 'SENDING', attempts: email.attempts } as const
  switch (decision.kind) {
    case 'sent':
      await getDb().outboxEmail.updateMany({
        where: mine,
        data: { state: 'SENT', sentAt: now, messageId: decision.messageId, reason: null, sealedBody: null },
      })
      return
    case 'failed':
      await getDb().outboxEmail.updateMany({
        where: mine,
        data: { state: 'FAILED', reason: decision.reason, sealedBody: null },
      })
      return
    case 'retry': {
      const dueAt = new Date(now.getTime() + decision.afterSeconds * 1000)
      await getDb().$transaction(async (tx) => {
        const { count } = await tx.outboxEmail.updateMany({
          where: mine,
          data: { state: 'QUEUED', dueAt, reason: decision.reason },
        })
        if (count === 1) await queueSending(tx, email, { runAt: dueAt })
      })
    }
  }
}
