import { getDb } from '../db'
import { parseNotify } from '../gateway/v1-events'
import { parseBody } from '../webhooks/read-body'
import { completeIntent } from './complete-intent'

/** The job behind a notify callback. `attempt` counts from 1. */
export async function completeFromEvent(
  eventId: string,
  about: { attempt: number; now?: Date },
): Promise<void> {
  const event = await getDb().webhookEvent.findUnique({ where: { id: eventId, outcome: 'RECEIVED' } })
  const told = parseNotify(parseBody(event?.body ?? ''))
  if (!event?.intentId || told.kind !== 'connected') return
  const now = about.now ?? new Date()
  const accountId = await completeIntent({
    intentId: event.intentId,
    gatewayAccountId: told.gatewayAccountId,
    attempt: about.attempt,
    now,
  })
  await getDb().webhookEvent.update({
    where: { id: event.id },
    data: { outcome: 'APPLIED', outcomeReason: 'CONFIRMED', processedAt: now, accountId },
  })
}
