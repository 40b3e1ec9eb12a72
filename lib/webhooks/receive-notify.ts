import { getDb, type Tx } from '../db'
import { type NotifyEvent, parseNotify } from '../gateway/v1-events'
import type { AuthIntentModel } from '../generated/prisma/models'
import { isOver } from '../intents/intent-life'
import { addJob } from '../jobs/add-job'
import { log } from '../log'
import { hashToken } from '../secrets'
import { forged, notJson, notStored, stored, tooLarge, type WebhookAnswer } from './answer'
import { parseBody, readBody } from './read-body'

/**
 * Takes in the notify callback of a hosted flow. The token in the path is its secret and works once: the first callback
 * that says how the attempt ended. The account is read back by the job before anybody sees it.
 */
export async function receiveNotify(
  request: Request,
  token: string,
  now = new Date(),
): Promise<WebhookAnswer> {
  try {
    const intent = await getDb().authIntent.findUnique({ where: { notifyHash: hashToken(token) } })
    if (!intent) return forged
    const body = await readBody(request)
    if (body.kind === 'too large') return tooLarge
    const json = parseBody(body.text)
    if (json === undefined) return notJson
    await getDb().$transaction((tx) => store(tx, intent, body.text, parseNotify(json), now))
    return stored
  } catch (err) {
    log.error({ err }, 'a notify callback could not be stored')
    return notStored
  }
}

async function store(tx: Tx, intent: AuthIntentModel, body: string, event: NotifyEvent, now: Date) {
  const told = await judge(tx, intent, event, now)
  const { id } = await tx.webhookEvent.create({
    data: {
      gateway: intent.gateway,
      kind: 'NOTIFY',
      body,
      gatewayAccountId:
        event.kind === 'unrecognised' ? null : event.gatewayAccountId?.replaceAll('\u0000', ''),
      message: event.kind === 'unrecognised' ? null : event.message.replaceAll('\u0000', ''),
      intentId: intent.id,
      receivedAt: now,
      ...told,
      ...(told.outcome !== 'RECEIVED' && { processedAt: now }),
    },
  })
  if (told.outcome === 'RECEIVED') {
    await addJob(tx, 'complete-intent', { eventId: id }, { key: `complete:${intent.id}` })
  }
}

async function judge(tx: Tx, intent: AuthIntentModel, event: NotifyEvent, now: Date) {
  if (event.kind === 'unrecognised')
    return { outcome: 'UNRECOGNISED', outcomeReason: 'UNKNOWN_SHAPE' } as const
  if (event.kind === 'unhandled') return { outcome: 'IGNORED', outcomeReason: 'NOT_HANDLED' } as const
  const isFirst = { id: intent.id, state: 'PENDING', notifiedAt: null } as const
  if (isOver(intent, now)) {
    return intent.notifiedAt === null
      ? ({ outcome: 'ORPHAN', outcomeReason: 'INTENT_EXPIRED' } as const)
      : ({ outcome: 'REPEATED', outcomeReason: 'TOKEN_USED' } as const)
  }
  const { count } = await tx.authIntent.updateMany({
    where: isFirst,
    data: {
      notifiedAt: now,
      ...(event.kind === 'failed' && { state: 'FAILED', failure: 'REFUSED', completedAt: now }),
    },
  })
  if (count === 0) return { outcome: 'REPEATED', outcomeReason: 'TOKEN_USED' } as const
  return event.kind === 'failed'
    ? ({ outcome: 'APPLIED', outcomeReason: 'CREATION_FAILED' } as const)
    : ({ outcome: 'RECEIVED', outcomeReason: null } as const)
}
