import type { SignedIn } from '../actor'
import { addJob } from '../add-job'
import { audit } from '../audit'
import { databaseNow } from '../clock'
import { getDb, type Tx } from '../db'
import { AppError } from '../errors'
import { getGateway } from '../gateway/gateways'
import type { WebhookEventModel } from '../generated/prisma/models'
import { parseJson } from '../parse-json'

/**
 * Processes a stored event again with today's parser. This can help an event we did not recognize, an account we know
 * by now, or an attempt announced too late: replaying that one is the admin's decision to accept it.
 */
export async function replayEvent(actor: SignedIn, input: { eventId: string }): Promise<void> {
  await getDb().$transaction(async (tx) => {
    const event = await tx.webhookEvent.findUnique({ where: { id: input.eventId } })
    if (!event) throw new AppError('NOT_FOUND', 'replay: no such event')
    const accountId = event.kind === 'STATUS' ? await replayStatus(tx, event) : await replayNotify(tx, event)
    await audit(tx, actor, { action: 'WEBHOOK_REPLAYED', accountId, detail: { event: event.id } })
  })
}

async function replayStatus(tx: Tx, event: WebhookEventModel): Promise<string> {
  const told = getGateway(event.gateway).events.parse(parseJson(event.body))
  if (told.kind !== 'status') throw new AppError('NOT_REPLAYABLE', 'replay: still nothing we act on')
  const account = await tx.connectedAccount.findUnique({
    where: {
      gateway_gatewayAccountId: { gateway: event.gateway, gatewayAccountId: told.gatewayAccountId },
      removedAt: null,
    },
  })
  if (!account) throw new AppError('NOT_REPLAYABLE', 'replay: still no such account')
  // The claim is old, so it only prompts a read.
  await tx.webhookEvent.update({
    where: { id: event.id },
    data: {
      outcome: 'RECEIVED',
      outcomeReason: null,
      accountId: account.id,
      hint: null,
      message: told.message,
    },
  })
  await addJob(tx, 'sync-account', { accountId: account.id }, { key: `sync:${account.id}` })
  return account.id
}

async function replayNotify(tx: Tx, event: WebhookEventModel): Promise<null> {
  const { intentId, gatewayAccountId } = event
  if (!intentId || !gatewayAccountId || event.outcomeReason === 'CREATION_FAILED') {
    throw new AppError('NOT_REPLAYABLE', 'replay: it announces no account')
  }
  const { count } = await tx.authIntent.updateMany({
    where: { id: intentId, state: 'PENDING' },
    data: { notifiedAt: await databaseNow(tx) },
  })
  if (count === 0) throw new AppError('NOT_REPLAYABLE', 'replay: the attempt has ended')
  await tx.webhookEvent.update({
    where: { id: event.id },
    data: { outcome: 'RECEIVED', outcomeReason: null },
  })
  await addJob(
    tx,
    'complete-intent',
    { intentId, gatewayAccountId, eventId: event.id },
    { key: `complete:${intentId}` },
  )
  return null
}
