import { getDb } from '../db'
import type { AuthIntentModel } from '../generated/prisma/models'
import { failIntent } from '../intents/fail-intent'
import { queueDiscard } from '../status/queue-discard'

/** Ends a login that nobody finished, unless it is announced already, and leaves nothing of it behind at the gateway. */
export async function giveUp(intent: AuthIntentModel, failure: 'CANCELLED' | 'EXPIRED'): Promise<void> {
  const { id, kind, gateway, gatewayIntentId } = intent
  await getDb().$transaction(async (tx) => {
    const isEnded = await failIntent(tx, { intentId: id, failure, only: { notifiedAt: null } })
    // Vendor: a pending attempt's id is that of the account it becomes.
    if (isEnded && kind === 'CONNECT' && gatewayIntentId)
      await queueDiscard(tx, { gateway, gatewayAccountId: gatewayIntentId })
  })
}
