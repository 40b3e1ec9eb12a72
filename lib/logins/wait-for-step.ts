import { setTimeout as pause } from 'node:timers/promises'
import { getDb } from '../db'
import { GatewayError } from '../gateway/gateway-error'
import { getGateway } from '../gateway/gateways'
import type { AuthIntentModel } from '../generated/prisma/models'
import { isOver } from '../intents/intent-life'
import { log } from '../log'
import { nextOfAnswer, nextOfWaitFault } from './next-step'
import { pendingAuth } from './pending-auth'
import { recordStep } from './record-step'
import { isWaiting, step } from './step'

type Wait = { listeners: number; controller: AbortController }

const kept = globalThis as { patchbayWaits?: Map<string, Wait> }

function waits(): Map<string, Wait> {
  kept.patchbayWaits ??= new Map()
  return kept.patchbayWaits
}

/** Longer than the gateway's own patience (110 s), so that a lease never ends under a call. */
const leaseMs = 120_000
/** A refresh closes one stream and opens the next: the call is not ended for that. */
const graceMs = 3_000
const lookAgainMs = 2_000

/**
 * Somebody looks at an attempt that waits for a scan or an approval: one call to the gateway is held for it, however
 * many look, and ended when the last has gone. Answers how to stop looking.
 */
export function holdWait(intentId: string): () => void {
  const wait = waits().get(intentId) ?? begin(intentId)
  wait.listeners += 1
  let isLooking = true
  return () => {
    if (!isLooking) return
    isLooking = false
    wait.listeners -= 1
    setTimeout(() => {
      if (wait.listeners === 0) end(intentId, wait)
    }, graceMs).unref()
  }
}

function begin(intentId: string): Wait {
  const wait = { listeners: 0, controller: new AbortController() }
  waits().set(intentId, wait)
  run(intentId, wait.controller.signal)
    .catch((err: unknown) => log.error({ err, intentId }, 'waiting for a step failed'))
    .finally(() => {
      if (waits().get(intentId) === wait) waits().delete(intentId)
    })
  return wait
}

/** Ends this process's call about an attempt: it is being answered, or was given up. Whoever looks on begins anew. */
export function endWait(intentId: string): void {
  const wait = waits().get(intentId)
  if (wait) end(intentId, wait)
}

function end(intentId: string, wait: Wait): void {
  if (waits().get(intentId) === wait) waits().delete(intentId)
  wait.controller.abort()
}

async function run(intentId: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const outcome = await turn(intentId, signal).catch((err: unknown) => {
      // A database that is busy for a moment does not end the wait.
      if (!signal.aborted) log.warn({ err, intentId }, 'waiting for a step was interrupted')
      return 'same' as const
    })
    if (outcome === 'over') return
    if (outcome === 'same') await pause(lookAgainMs, undefined, { signal }).catch(() => undefined)
  }
}

/** One call at the gateway, unless there is nothing to wait for or another process does. */
async function turn(intentId: string, signal: AbortSignal): Promise<'over' | 'gone on' | 'same'> {
  const intent = await getDb().authIntent.findUnique({ where: { id: intentId } })
  const current = step.safeParse(intent?.step).data
  if (intent?.state !== 'PENDING' || !current || !isWaiting(current)) return 'over'
  if (isOver(intent, new Date())) {
    await recordStep(intent, { kind: 'failed', failure: 'EXPIRED' }, new Date())
    return 'over'
  }
  // Another process may hold the call; should it die, its lease ends.
  return (await lease(intent)) && (await once(intent, signal)) ? 'gone on' : 'same'
}

async function lease(intent: AuthIntentModel): Promise<boolean> {
  const now = new Date()
  const { count } = await getDb().authIntent.updateMany({
    where: { id: intent.id, state: 'PENDING', OR: [{ waitUntil: null }, { waitUntil: { lt: now } }] },
    data: { waitUntil: new Date(now.getTime() + leaseMs) },
  })
  return count === 1
}

/** Holds one call; answers whether the attempt went on. */
async function once(intent: AuthIntentModel, signal: AbortSignal): Promise<boolean> {
  const current = step.parse(intent.step)
  try {
    const answer = await getGateway(intent.gateway).auth.wait(pendingAuth(intent), signal)
    return await recordStep(intent, nextOfAnswer(answer, new Date()), new Date())
  } catch (error) {
    if (signal.aborted) return false
    if (!(error instanceof GatewayError)) throw error
    return await recordStep(intent, nextOfWaitFault(error, current, new Date()), new Date())
  } finally {
    await getDb().authIntent.updateMany({ where: { id: intent.id }, data: { waitUntil: null } })
  }
}
