import { readAccount, type Snapshot } from '../accounts/read-account'
import type { ListedSnapshot } from '../accounts/read-accounts'
import { addJob } from '../add-job'
import { databaseNow } from '../clock'
import { getDb, type Tx } from '../db'
import { GatewayError } from '../gateway/gateway-error'
import type { AuthIntentModel } from '../generated/prisma/models'
import { claimOrphans } from '../status/claim-orphans'
import { queueDiscard } from '../status/queue-discard'
import { linkAgain } from './link-again'
import { linkNew } from './link-new'
import type { Linked } from './linked'
import { lookDelayMs, mostLooks, unreachableDelayMs } from './look-delay'

export type Announced = {
  intentId: string
  gatewayAccountId: string
  eventId?: string | undefined
}

/**
 * Where every way of connecting ends: reads the announced account back and links it to the customer, once per intent.
 * Returns the account's id; null when the attempt failed, had already ended, or will be checked again later.
 */
export async function completeIntent(announced: Announced): Promise<string | null> {
  const intent = await getDb().authIntent.findUnique({ where: { id: announced.intentId, state: 'PENDING' } })
  if (!intent) return null
  const snapshot = await readBack(intent, announced)
  if (!snapshot) return null
  return getDb().$transaction((tx) => complete(tx, intent, snapshot))
}

/**
 * Null when it will be looked for again later. The tries are counted on the row, because the queue's own count can
 * restart.
 */
async function readBack(intent: AuthIntentModel, announced: Announced): Promise<Snapshot | null> {
  const { gateway } = intent
  try {
    const snapshot = await readAccount({ gateway, gatewayAccountId: announced.gatewayAccountId })
    if (isThere(snapshot)) return snapshot
    const { looks } = await getDb().authIntent.update({
      where: { id: intent.id },
      data: { looks: { increment: 1 } },
    })
    if (looks >= mostLooks) return snapshot
    await lookAgain(announced, snapshot.at, lookDelayMs(looks))
    return null
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    const now = await databaseNow()
    const waitedMs = now.getTime() - (intent.notifiedAt ?? intent.createdAt).getTime()
    await lookAgain(announced, now, unreachableDelayMs(waitedMs))
    return null
  }
}

async function lookAgain(announced: Announced, now: Date, delayMs: number): Promise<void> {
  const runAt = new Date(now.getTime() + delayMs)
  await addJob(getDb(), 'complete-intent', announced, { key: `complete:${announced.intentId}`, runAt })
}

async function complete(tx: Tx, intent: AuthIntentModel, snapshot: Snapshot): Promise<string | null> {
  const linked = await link(tx, intent, snapshot)
  const accountId = 'account' in linked ? linked.account.id : intent.accountId
  const { count } = await tx.authIntent.updateMany({
    where: { id: intent.id, state: 'PENDING' },
    data: {
      completedAt: await databaseNow(tx),
      accountId,
      ...('account' in linked ? { state: 'SUCCEEDED' } : { state: 'FAILED', failure: linked.failure }),
    },
  })
  if (count === 0) throw new Error('completed twice at once: this one is undone')
  if ('account' in linked) {
    await claimOrphans(tx, linked.account, snapshot.number)
    return accountId
  }
  if (linked.discard) await queueDiscard(tx, snapshot)
  return null
}

async function link(tx: Tx, intent: AuthIntentModel, snapshot: Snapshot): Promise<Linked> {
  if (!isThere(snapshot)) return { failure: 'NOT_FOUND' }
  return intent.kind === 'RECONNECT' ? linkAgain(tx, intent, snapshot) : linkNew(tx, intent, snapshot)
}

/** An account that has lost its login, or does not have one yet, cannot be linked. */
function isThere(snapshot: Snapshot): snapshot is ListedSnapshot {
  return snapshot.account !== null && snapshot.account !== 'logged out'
}
