import type { Holder } from '../actor'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { AuthAnswer, GatewayAuth, PendingAuth } from '../gateway/auth'
import { GatewayError } from '../gateway/gateway-error'
import { getGateway } from '../gateway/gateways'
import type { AuthIntentModel } from '../generated/prisma/models'
import { getIntent } from '../intents/get-intent'
import { busyMs } from '../intents/intent-life'
import { log } from '../log'
import { limit } from '../rate-limit'
import { endWait } from './end-wait'
import { nextOfAnswer, nextOfSolveFault } from './next-step'
import { pendingAuth } from './pending-auth'
import { recordStep } from './record-step'
import { step } from './step'

/** Sends an answer to the gateway. Does nothing when the step has changed, or another answer is under way. */
export async function answerStep(
  holder: Holder,
  input: { intentId: string; stepNumber: number },
  call: (auth: GatewayAuth, pending: PendingAuth) => Promise<AuthAnswer>,
): Promise<void> {
  const intent = await getIntent(holder, input.intentId)
  await limit('code', intent.id)
  const current = step.safeParse(intent.step).data
  if (!current || intent.stepNumber !== input.stepNumber || !(await claim(intent))) return
  endWait(intent.id)
  try {
    const answer = await call(getGateway(intent.gateway).auth, pendingAuth(intent))
    await recordStep(intent, nextOfAnswer(answer, await databaseNow()))
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    log.info({ err: error, intentId: intent.id }, 'the answer to a checkpoint was refused')
    await recordStep(intent, nextOfSolveFault(error, current))
  }
}

async function claim(intent: AuthIntentModel): Promise<boolean> {
  const now = await databaseNow()
  const { count } = await getDb().authIntent.updateMany({
    where: {
      id: intent.id,
      state: 'PENDING',
      stepNumber: intent.stepNumber,
      OR: [{ busyUntil: null }, { busyUntil: { lt: now } }],
    },
    data: { busyUntil: new Date(now.getTime() + busyMs) },
  })
  return count === 1
}
