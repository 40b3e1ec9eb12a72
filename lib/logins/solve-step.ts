import { getDb } from '../db'
import { AppError } from '../errors'
import type { AuthAnswer, GatewayAuth, PendingAuth } from '../gateway/auth'
import { GatewayError } from '../gateway/gateway-error'
import { getGateway } from '../gateway/gateways'
import type { AuthIntentModel } from '../generated/prisma/models'
import { getIntent, type Holder } from '../intents/holder'
import { log } from '../log'
import { limit } from '../rate-limit'
import type { Secret } from '../secret'
import { nextOfAnswer, nextOfSolveFault } from './next-step'
import { takeStep } from './record-step'
import { step } from './step'
import { endWait } from './wait-for-step'

/** A call about a step takes no longer than this; then another try may begin. */
const busyMs = 90_000

/** Answers a checkpoint. For a step that is gone, or while an answer is under way, nothing happens. */
export function solveStep(request: {
  holder: Holder
  intentId: string
  stepNumber: number
  code: Secret
}): Promise<void> {
  return answerStep(request, (auth, pending) => auth.solve(pending, request.code))
}

/** Chooses how to prove who one is. */
export function chooseChallenge(request: {
  holder: Holder
  intentId: string
  stepNumber: number
  challenge: string
}): Promise<void> {
  return answerStep(request, (auth, pending) => {
    if (!auth.choose) throw new GatewayError('REFUSED', { vendorType: 'no choice here' })
    return auth.choose(pending, request.challenge)
  })
}

async function answerStep(
  request: { holder: Holder; intentId: string; stepNumber: number },
  call: (auth: GatewayAuth, pending: PendingAuth) => Promise<AuthAnswer>,
): Promise<void> {
  const intent = await getIntent(request.holder, request.intentId)
  await limit('code', intent.id)
  const current = step.safeParse(intent.step).data
  if (!current || intent.stepNumber !== request.stepNumber || !(await claim(intent))) return
  endWait(intent.id)
  try {
    const answer = await call(getGateway(intent.gateway).auth, pendingAuth(intent))
    await takeStep(intent, nextOfAnswer(answer, new Date()), new Date())
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    log.info({ err: error, intentId: intent.id }, 'a checkpoint was not passed')
    await takeStep(intent, nextOfSolveFault(error, current), new Date())
  }
}

async function claim(intent: AuthIntentModel): Promise<boolean> {
  const now = new Date()
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

/** The attempt as its gateway knows it. */
export function pendingAuth(intent: AuthIntentModel): PendingAuth {
  const [provider] = intent.providers
  if (!provider || !intent.gatewayIntentId) throw new AppError('NOT_FOUND', 'the gateway awaits nothing here')
  return { provider, gatewayIntentId: intent.gatewayIntentId, reconnect: intent.kind === 'RECONNECT' }
}
