import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { OutboxEmailModel } from '../generated/prisma/models'

/** Ends an email that nobody has claimed since, without sending it. Its bytes are let go. */
export async function endEmail(
  email: OutboxEmailModel,
  end:
    | { state: 'CANCELLED'; reason: 'REPAIRED' }
    | { state: 'FAILED'; reason: 'GAVE_UP' | 'EXPIRED' | 'UNREADABLE' },
): Promise<void> {
  await getDb().outboxEmail.updateMany({
    where: { id: email.id, state: email.state, claimedAt: email.claimedAt },
    data: { ...end, ...(end.state === 'FAILED' && { failedAt: await databaseNow() }), sealedBody: null },
  })
}
