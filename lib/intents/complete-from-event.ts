import type { Jobs } from '../add-job'
import { getDb } from '../db'
import { completeIntent } from './complete-intent'

/** The job behind an announced account. `attempt` counts from 1. */
export async function completeFromEvent(
  { intentId, gatewayAccountId, eventId, onlyFresh }: Jobs['complete-intent'],
  about: { attempt: number; now?: Date },
): Promise<void> {
  const now = about.now ?? new Date()
  const accountId = await completeIntent({
    intentId,
    gatewayAccountId,
    attempt: about.attempt,
    onlyFresh,
    now,
  })
  if (!eventId) return
  await getDb().webhookEvent.updateMany({
    where: { id: eventId, outcome: 'RECEIVED' },
    data: { outcome: 'APPLIED', outcomeReason: 'CONFIRMED', processedAt: now, accountId },
  })
}
