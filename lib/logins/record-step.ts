import { addJob } from '../add-job'
import { getDb } from '../db'
import type { AuthIntentModel } from '../generated/prisma/models'
import { failIntent } from '../intents/fail-intent'
import { log } from '../log'
import { queueDiscard } from '../status/queue-discard'
import type { Next } from './next-step'

/**
 * Stores the next step of an attempt. False when the attempt has moved past `stepNumber`, or has ended: then nothing is
 * written. An account is accepted at any step, because it exists.
 */
export async function recordStep(
  intent: Pick<AuthIntentModel, 'id' | 'stepNumber' | 'kind' | 'gateway'>,
  next: Next,
): Promise<boolean> {
  if (next.kind === 'unchanged') return false
  const pending = { id: intent.id, state: 'PENDING' } as const
  const following = { ...pending, stepNumber: intent.stepNumber }
  const forward = { stepNumber: { increment: 1 }, busyUntil: null }
  return getDb().$transaction(async (tx) => {
    switch (next.kind) {
      case 'step': {
        const { step, gatewayIntentId } = next
        if (step.kind === 'CHECKPOINT' && step.checkpoint.type === 'UNKNOWN') {
          log.warn({ intentId: intent.id, checkpoint: step.checkpoint.name }, 'an unknown checkpoint')
        }
        const { count } = await tx.authIntent.updateMany({
          where: following,
          data: { ...forward, step, ...(gatewayIntentId && { gatewayIntentId }) },
        })
        return count === 1
      }
      case 'failed': {
        const { id, stepNumber } = intent
        return failIntent(tx, { intentId: id, failure: next.failure, only: { stepNumber } })
      }
      case 'account': {
        const { count } = await tx.authIntent.updateMany({
          where: pending,
          data: { ...forward, step: { kind: 'CHECKING' } },
        })
        if (count === 0) {
          // It was given up while the gateway logged in: what that made is not left behind.
          if (intent.kind === 'CONNECT') await queueDiscard(tx, { ...next, gateway: intent.gateway })
          return false
        }
        const job = { intentId: intent.id, gatewayAccountId: next.gatewayAccountId }
        await addJob(tx, 'complete-intent', job, { key: `complete:${intent.id}` })
        return true
      }
    }
  })
}
