import { getDb } from '../db'
import { getIntent, type Holder } from '../intents/holder'
import { endWait } from './wait-for-step'

/** Gives an attempt up. One that has ended stays as it ended. */
export async function cancelIntent(request: { holder: Holder; intentId: string; now?: Date }): Promise<void> {
  const intent = await getIntent(request.holder, request.intentId)
  await getDb().authIntent.updateMany({
    where: { id: intent.id, state: 'PENDING', notifiedAt: null },
    data: { state: 'FAILED', failure: 'CANCELLED', completedAt: request.now ?? new Date() },
  })
  endWait(intent.id)
}
