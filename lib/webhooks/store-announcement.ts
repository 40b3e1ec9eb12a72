import { addJob } from '../add-job'
import { databaseNow } from '../clock'
import { getDb, isDuplicate, type Tx } from '../db'
import type { Announcement } from '../gateway/events'
import type { AuthIntentModel } from '../generated/prisma/models'
import { isOver } from '../intents/intent-life'
import { queueDiscard } from '../status/queue-discard'
import { clean } from './store-status'

type Told = Announcement & { id?: string | null }

/**
 * Stores what a gateway says about an attempt: a notify callback, or an event carrying our state. The first that says
 * how it ended counts, once. False if this very event is already stored: then nothing changes.
 */
export async function storeAnnouncement(intent: AuthIntentModel, body: string, told: Told): Promise<boolean> {
  try {
    await getDb().$transaction((tx) => store(tx, intent, body, told))
    return true
  } catch (error) {
    if (told.id && isDuplicate(error)) return false
    throw error
  }
}

async function store(tx: Tx, intent: AuthIntentModel, body: string, told: Told): Promise<void> {
  const now = await databaseNow(tx)
  const judged = await judge(tx, intent, told, now)
  const known = told.kind === 'unrecognised' ? null : told
  const gatewayAccountId = clean(known?.gatewayAccountId)
  const { id } = await tx.webhookEvent.create({
    data: {
      gateway: intent.gateway,
      kind: 'NOTIFY',
      body,
      vendorEventId: clean(told.id),
      gatewayAccountId,
      message: clean(known?.message),
      intentId: intent.id,
      receivedAt: now,
      ...judged,
      ...(judged.outcome !== 'RECEIVED' && { processedAt: now }),
    },
  })
  if (judged.outcome !== 'RECEIVED' && gatewayAccountId)
    await discardLeftover(tx, intent, gatewayAccountId, now)
  if (judged.outcome === 'RECEIVED' && gatewayAccountId) {
    const job = { intentId: intent.id, gatewayAccountId, eventId: id }
    await addJob(tx, 'complete-intent', job, { key: `complete:${intent.id}` })
  }
}

/** For this long, an admin may still accept what was announced too late. */
const replayMs = 60 * 60_000

/**
 * The gateway itself says that this account came from an attempt that failed or took too long, so it is not left behind
 * there.
 */
async function discardLeftover(
  tx: Tx,
  { id, kind, gateway, state }: AuthIntentModel,
  gatewayAccountId: string,
  now: Date,
): Promise<void> {
  if (kind !== 'CONNECT' || state === 'SUCCEEDED') return
  const current = await tx.authIntent.findUnique({ where: { id }, select: { state: true, notifiedAt: true } })
  const isUnderWay = current?.state !== 'FAILED' && current?.notifiedAt
  if (isUnderWay) return
  const runAt = current?.state === 'FAILED' ? now : new Date(now.getTime() + replayMs)
  await queueDiscard(tx, { gateway, gatewayAccountId }, runAt)
}

async function judge(tx: Tx, intent: AuthIntentModel, told: Told, now: Date) {
  if (told.kind === 'unrecognised')
    return { outcome: 'UNRECOGNISED', outcomeReason: 'UNKNOWN_SHAPE' } as const
  if (told.kind === 'unhandled') return { outcome: 'IGNORED', outcomeReason: 'NOT_HANDLED' } as const
  if (isOver(intent, now)) {
    return intent.notifiedAt === null && intent.state === 'PENDING'
      ? ({ outcome: 'ORPHAN', outcomeReason: 'INTENT_EXPIRED' } as const)
      : ({ outcome: 'REPEATED', outcomeReason: 'TOKEN_USED' } as const)
  }
  const { count } = await tx.authIntent.updateMany({
    where: { id: intent.id, state: 'PENDING', notifiedAt: null },
    data: {
      notifiedAt: now,
      ...(told.kind === 'failed' && { state: 'FAILED', failure: 'REFUSED', completedAt: now }),
    },
  })
  if (count === 0) return { outcome: 'REPEATED', outcomeReason: 'TOKEN_USED' } as const
  return told.kind === 'failed'
    ? ({ outcome: 'APPLIED', outcomeReason: 'CREATION_FAILED' } as const)
    : ({ outcome: 'RECEIVED', outcomeReason: null } as const)
}
