import { addJob } from '../add-job'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { getGateway } from '../gateway/gateways'
import type { IntentFailure } from '../generated/prisma/enums'
import type { AuthIntentModel } from '../generated/prisma/models'
import { failIntent } from '../intents/fail-intent'
import { isOver } from '../intents/intent-life'
import { hashToken } from '../secrets'

/**
 * Handles the return URL: an unsigned browser GET that anybody can write. It may end the attempt whose one-time state
 * it carries, and have an account the customer already has read again. It never links an account to anybody: for a new
 * one the page waits for the gateway's own event.
 */
export async function acceptReturn(
  state: string,
  query: (name: string) => string | undefined,
): Promise<void> {
  const intent = await getDb().authIntent.findUnique({
    where: { returnHash: hashToken(state), state: 'PENDING' },
  })
  if (!intent || intent.notifiedAt || isOver(intent, await databaseNow())) return
  const hint = getGateway(intent.gateway).events.readReturn(query)
  if (!hint) return
  if (hint.kind === 'refused') {
    const { fault } = hint
    return fail(intent, fault === 'RESTRICTED' || fault === 'EXPIRED' ? fault : 'REFUSED')
  }
  const { gatewayAccountId, isExisting } = hint
  if (await isTheirs(intent, gatewayAccountId)) {
    const job = { intentId: intent.id, gatewayAccountId }
    await addJob(getDb(), 'complete-intent', job, { key: `complete:${intent.id}` })
    return
  }
  // No event will come: the gateway already had the account, and nothing proves whose it is.
  if (isExisting) await fail(intent, 'UNPROVEN')
}

async function fail(intent: AuthIntentModel, failure: IntentFailure): Promise<void> {
  await failIntent(getDb(), {
    intentId: intent.id,
    failure,
    only: { stepNumber: intent.stepNumber },
  })
}

/** For a reconnect, that is the one account it was started for. */
async function isTheirs(intent: AuthIntentModel, gatewayAccountId: string): Promise<boolean> {
  const { gateway, userId, kind, accountId } = intent
  const theirs = await getDb().connectedAccount.count({
    where: {
      gateway,
      gatewayAccountId,
      userId,
      removedAt: null,
      ...(kind === 'RECONNECT' && { id: accountId ?? '' }),
    },
  })
  return theirs > 0
}
