import type { Jobs } from '../add-job'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { completeIntent } from './complete-intent'

/** The job for an announced account. Once the attempt has ended, its event is settled with the attempt's result. */
export async function completeFromEvent(announced: Jobs['complete-intent']): Promise<void> {
  const accountId = await completeIntent(announced)
  if (!announced.eventId) return
  const intent = await getDb().authIntent.findUnique({ where: { id: announced.intentId } })
  if (intent?.state === 'PENDING') return
  await getDb().webhookEvent.updateMany({
    where: { id: announced.eventId, outcome: 'RECEIVED' },
    data: {
      outcome: 'APPLIED',
      outcomeReason: intent?.state === 'FAILED' ? 'ATTEMPT_FAILED' : 'CONFIRMED',
      processedAt: await databaseNow(),
      accountId,
    },
  })
}
