import { setTimeout as pause } from 'node:timers/promises'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { GatewayError } from '../gateway/gateway-error'
import { getGateway } from '../gateway/gateways'
import type { AuthIntentModel } from '../generated/prisma/models'
import { isOver } from '../intents/intent-life'
import { log } from '../log'
import { giveUp } from './give-up'
import { nextOfAnswer, nextOfWaitFault } from './next-step'
import { pendingAuth } from './pending-auth'
import { recordStep } from './record-step'
import { isWaiting, step } from './step'

/** Longer than the gateway holds a call (110 s), so that a lease never ends before its call. */
const leaseMs = 120_000
const retryMs = 2_000

/** Calls the gateway until the attempt waits for nothing any more, or `signal` ends it. */
export async function waitForStep(intentId: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const outcome = await callOnce(intentId, signal).catch((err: unknown) => {
      // A database that is briefly unavailable does not end the wait.
      if (!signal.aborted) log.warn({ err, intentId }, 'waiting for a step was interrupted')
      return 'unchanged' as const
    })
    if (outcome === 'over') return
    if (outcome === 'unchanged') await pause(retryMs, undefined, { signal }).catch(() => undefined)
  }
}

/** One call at the gateway, unless there is nothing to wait for or another process holds one. */
async function callOnce(intentId: string, signal: AbortSignal): Promise<'over' | 'changed' | 'unchanged'> {
  const intent = await getDb().authIntent.findUnique({ where: { id: intentId } })
  const current = step.safeParse(intent?.step).data
  if (intent?.state !== 'PENDING' || !current || !isWaiting(current)) return 'over'
  if (isOver(intent, await databaseNow())) {
    await giveUp(intent, 'EXPIRED')
    return 'over'
  }
  return (await takeLease(intent)) && (await callGateway(intent, signal)) ? 'changed' : 'unchanged'
}

/** Should the process that holds the call die, its lease runs out. */
async function takeLease(intent: AuthIntentModel): Promise<boolean> {
  const now = await databaseNow()
  const { count } = await getDb().authIntent.updateMany({
    where: { id: intent.id, state: 'PENDING', OR: [{ waitUntil: null }, { waitUntil: { lt: now } }] },
    data: { waitUntil: new Date(now.getTime() + leaseMs) },
  })
  return count === 1
}

/** Holds one call. True when the attempt went on. */
async function callGateway(intent: AuthIntentModel, signal: AbortSignal): Promise<boolean> {
  const current = step.parse(intent.step)
  try {
    const awaited = { ...pendingAuth(intent), worked: await worked(intent) }
    const answer = await getGateway(intent.gateway).auth.wait(awaited, signal)
    return await recordStep(intent, nextOfAnswer(answer, await databaseNow()))
  } catch (error) {
    if (signal.aborted) return false
    if (!(error instanceof GatewayError)) throw error
    return await recordStep(intent, nextOfWaitFault(error, current, await databaseNow()))
  } finally {
    await getDb().authIntent.updateMany({ where: { id: intent.id }, data: { waitUntil: null } })
  }
}

/** Has the account that is being reconnected worked all the time since the attempt began? */
async function worked({ kind, accountId, createdAt }: AuthIntentModel): Promise<boolean> {
  if (kind !== 'RECONNECT' || !accountId) return false
  const account = await getDb().connectedAccount.findUnique({ where: { id: accountId } })
  return account?.status === 'OK' && account.statusSince <= createdAt
}
