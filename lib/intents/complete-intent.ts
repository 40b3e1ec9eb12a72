import { gatewayColumns } from '../accounts/gateway-columns'
import { lockAccount } from '../accounts/lock-account'
import { isSamePerson } from '../accounts/same-person'
import { addJob } from '../add-job'
import { type AuditActor, audit } from '../audit'
import { getDb, type Tx } from '../db'
import type { GatewayAccount } from '../gateway/gateway'
import { getGateway } from '../gateway/gateways'
import type { IntentFailure } from '../generated/prisma/enums'
import type { AuthIntentModel, ConnectedAccountModel } from '../generated/prisma/models'
import { bindMember, leadsToOther, memberOf } from '../linkedin-sessions/member-guard'
import { writeStatus } from '../status/write-status'
import { findLinked } from './find-linked'

/** An account that was announced may not be readable at once; after this many looks it is taken as not there. */
const mostLooks = 6

type Outcome = { account: ConnectedAccountModel } | { failure: IntentFailure; discard?: boolean }

/**
 * Where all ways of connecting end: reads the announced account back and makes it the customer's, once per intent.
 * Answers the account's id, or null when the attempt failed or was completed before.
 */
export async function completeIntent(request: {
  intentId: string
  gatewayAccountId: string
  attempt: number
  /** Only an account that came to be since the attempt began counts. */
  onlyFresh?: boolean | undefined
  now: Date
}): Promise<string | null> {
  const intent = await getDb().authIntent.findUnique({ where: { id: request.intentId, state: 'PENDING' } })
  if (!intent) return null
  const read = await getGateway(intent.gateway).findAccount(request.gatewayAccountId)
  if (!read && request.attempt < mostLooks) throw new Error('the announced account cannot be read yet')
  if (request.onlyFresh && read && !isFresh(read, intent.createdAt)) return null
  return getDb().$transaction(async (tx) => {
    const outcome: Outcome = read ? await link(tx, intent, read, request.now) : { failure: 'NOT_FOUND' }
    const accountId = 'account' in outcome ? outcome.account.id : intent.accountId
    const { count } = await tx.authIntent.updateMany({
      where: { id: intent.id, state: 'PENDING' },
      data: {
        completedAt: request.now,
        accountId,
        ...('account' in outcome ? { state: 'SUCCEEDED' } : { state: 'FAILED', failure: outcome.failure }),
      },
    })
    if (count === 0) throw new Error('completed twice at once: this one is undone')
    if ('failure' in outcome) {
      if (outcome.discard) await discard(tx, intent, request.gatewayAccountId)
      return null
    }
    await claimOrphans(tx, outcome.account)
    return accountId
  })
}

/** Clocks differ a little. */
const skewMs = 60_000

function isFresh(read: GatewayAccount, since: Date): boolean {
  return read.createdAt !== null && read.createdAt.getTime() > since.getTime() - skewMs
}

function link(tx: Tx, intent: AuthIntentModel, read: GatewayAccount, now: Date): Promise<Outcome> {
  return intent.kind === 'RECONNECT' ? linkAgain(tx, intent, read, now) : linkNew(tx, intent, read, now)
}

async function linkAgain(tx: Tx, intent: AuthIntentModel, read: GatewayAccount, at: Date): Promise<Outcome> {
  const account = intent.accountId ? await lockAccount(tx, intent.accountId) : null
  if (!account || account.removedAt) return { failure: 'NOT_FOUND' }
  const isSameAccount = account.gatewayAccountId === read.gatewayAccountId
  const isSame = isSameAccount && isSamePerson(account, read) && !(await isOthers(tx, intent, read, account))
  if (isSame) return { account: await take(tx, intent, account, read, at) }
  if (isSameAccount) {
    await writeStatus(
      tx,
      account,
      { status: 'CREDENTIALS', reason: 'WRONG_ACCOUNT' },
      { at, cause: 'RECONNECT' },
    )
  }
  await audit(
    tx,
    { kind: 'SYSTEM' },
    { action: 'RECONNECT_REFUSED', accountId: account.id, detail: { found: read.handle ?? read.name } },
  )
  return { failure: 'WRONG_ACCOUNT' }
}

async function linkNew(tx: Tx, intent: AuthIntentModel, read: GatewayAccount, now: Date): Promise<Outcome> {
  const linked = await findLinked(tx, intent.gateway, read)
  if (linked && linked.userId !== intent.userId) {
    return { failure: 'LINKED_ELSEWHERE', discard: linked.gatewayAccountId !== read.gatewayAccountId }
  }
  if (await isOthers(tx, intent, read, linked)) {
    return { failure: 'WRONG_ACCOUNT', discard: linked?.gatewayAccountId !== read.gatewayAccountId }
  }
  if (linked) {
    // The same person connected once more: the gateway made a second account, ours moves over to it.
    if (linked.gatewayAccountId !== read.gatewayAccountId) await discard(tx, intent, linked.gatewayAccountId)
    return { account: await take(tx, intent, linked, read, now) }
  }
  const account = await tx.connectedAccount.create({
    data: {
      userId: intent.userId,
      gateway: intent.gateway,
      gatewayAccountId: read.gatewayAccountId,
      provider: read.provider,
      status: 'CONNECTING',
      statusSince: now,
      createdAt: now,
      ...gatewayColumns(read),
    },
  })
  return { account: await take(tx, intent, account, read, now) }
}

/** Cookies that led to another member's account than theirs who brought them. */
async function isOthers(
  tx: Tx,
  intent: AuthIntentModel,
  read: GatewayAccount,
  known: ConnectedAccountModel | null,
): Promise<boolean> {
  const memberId = memberOf(intent)
  return memberId !== null && leadsToOther(tx, { userId: intent.userId, memberId, read, known })
}

async function take(
  tx: Tx,
  intent: AuthIntentModel,
  account: ConnectedAccountModel,
  read: GatewayAccount,
  now: Date,
): Promise<ConnectedAccountModel> {
  const taken = await tx.connectedAccount.update({
    where: { id: account.id },
    data: {
      ...gatewayColumns(read),
      gatewayAccountId: read.gatewayAccountId,
      provider: read.provider,
      method: intent.method,
      lastVerifiedAt: now,
      removedAt: null,
    },
  })
  const memberId = memberOf(intent)
  if (memberId) await bindMember(tx, { userId: intent.userId, memberId, accountId: account.id })
  await writeStatus(tx, account, { status: read.status, reason: null }, { at: now, cause: intent.kind })
  await audit(tx, actorOf(intent), {
    action: intent.kind === 'CONNECT' ? 'ACCOUNT_CONNECTED' : 'ACCOUNT_RECONNECTED',
    accountId: account.id,
  })
  if (read.status === 'CONNECTING') await lookAgain(tx, account.id, now)
  return taken
}

/** An account with cookies is repaired by itself; connecting one is the doing of its owner, who paired the browser. */
function actorOf(intent: AuthIntentModel): AuditActor {
  if (intent.reconnectLinkId) return { kind: 'LINK' }
  const isAutomatic = intent.method === 'COOKIES' && intent.kind === 'RECONNECT'
  return isAutomatic ? { kind: 'SYSTEM' } : { kind: 'CUSTOMER', userId: intent.userId }
}

/** A new account needs some seconds to work; should its webhook get lost, this finds out. */
async function lookAgain(tx: Tx, accountId: string, now: Date): Promise<void> {
  await addJob(
    tx,
    'sync-account',
    { accountId },
    {
      key: `settle:${accountId}`,
      runAt: new Date(now.getTime() + 10_000),
    },
  )
}

/** Status webhooks that came before the account was ours. */
async function claimOrphans(tx: Tx, account: ConnectedAccountModel): Promise<void> {
  await tx.webhookEvent.updateMany({
    where: {
      gateway: account.gateway,
      gatewayAccountId: account.gatewayAccountId,
      outcome: 'ORPHAN',
      kind: 'STATUS',
    },
    data: { outcome: 'APPLIED', outcomeReason: 'CONFIRMED', accountId: account.id },
  })
}

async function discard(tx: Tx, intent: AuthIntentModel, gatewayAccountId: string): Promise<void> {
  await addJob(
    tx,
    'discard-account',
    { gateway: intent.gateway, gatewayAccountId },
    { key: `discard:${intent.gateway}:${gatewayAccountId}` },
  )
}
