import { gatewayColumns } from '../lib/accounts/gateway-columns'
import type { Tx } from '../lib/db'
import type { GatewayAccount } from '../lib/gateway/gateway'
import type { OutageModel } from '../lib/generated/prisma/models'
import { decideMove, type StatusWord } from '../lib/status/status-move'
import { writeBrowser } from './seed-browser'
import type { DemoAccount, Step } from './seed-people'

type Telling = {
  account: DemoAccount
  read: GatewayAccount
  user: { id: string; email: string }
  now: Date
}

/** How long after an account broke its owner was mailed. */
const graceMs = 5 * 60_000

/**
 * Writes one account together with everything that its story would have left behind: status changes, outages, mails
 * long sent, webhooks, the record. What opens and closes an outage is decided by the product's own rule.
 */
export async function writeStory(tx: Tx, { account, read, user, now }: Telling): Promise<void> {
  const at = (step: Step) => new Date(now.getTime() - step.hoursAgo * 3_600_000)
  const [first, last] = [account.story[0], account.story.at(-1)]
  if (!first || !last) return
  const row = await tx.connectedAccount.create({
    data: {
      userId: user.id,
      gateway: account.gateway ?? 'UNIPILE_V1',
      gatewayAccountId: account.id,
      provider: read.provider,
      label: account.label ?? null,
      method: account.browser ? 'COOKIES' : 'HOSTED',
      status: last.to,
      statusSince: at(last),
      createdAt: at(first),
      lastVerifiedAt: new Date(now.getTime() - minutesOf(account.id) * 60_000),
      ...gatewayColumns(read),
    },
  })
  const known = { accountId: row.id, userId: user.id, to: user.email }
  let current: StatusWord | null = null
  let outage: OutageModel | null = null
  for (const step of account.story) {
    const move = decideMove(
      current ?? { status: 'OK', reason: null },
      { status: step.to, reason: null },
      outage !== null,
    )
    await tx.statusChange.create({
      data: {
        accountId: row.id,
        from: current?.status ?? null,
        to: step.to,
        cause: step.cause,
        at: at(step),
      },
    })
    if (move.outage === 'open') outage = await openOutage(tx, { ...known, account, step, at: at(step) })
    if (move.outage === 'close' && outage) {
      await tx.outage.update({ where: { id: outage.id }, data: { closedAt: at(step) } })
      outage = null
    }
    await writeTrace(tx, { ...known, account }, step, at(step))
    current = { status: step.to, reason: null }
  }
  if (account.browser) {
    await writeBrowser(tx, { browser: account.browser, connectedAt: at(first), row, outage, now })
  }
  if (account.label) {
    await tx.auditEntry.create({
      data: {
        actorKind: 'CUSTOMER',
        actorId: user.id,
        action: 'ACCOUNT_RENAMED',
        accountId: row.id,
        detail: { from: read.name, to: account.label },
        at: new Date(at(first).getTime() + 90_000),
      },
    })
  }
}

type Known = { accountId: string; userId: string; to: string }

/** Its owner is mailed, unless a browser's session is tried first. */
async function openOutage(
  tx: Tx,
  about: Known & { account: DemoAccount; step: Step; at: Date },
): Promise<OutageModel> {
  const { accountId, userId, to, account, step, at } = about
  const askedAt = account.browser ? null : at
  const outage = await tx.outage.create({ data: { accountId, status: step.to, openedAt: at, askedAt } })
  if (!askedAt) return outage
  const sentAt = new Date(at.getTime() + graceMs)
  await tx.outboxEmail.create({
    data: {
      kind: 'RECONNECT',
      idempotencyKey: `reconnect/${outage.id}/1`,
      userId,
      accountId,
      outageId: outage.id,
      to,
      subject: 'Reconnect your account',
      state: 'SENT',
      attempts: 1,
      dueAt: sentAt,
      sentAt,
      createdAt: at,
      delivery: 'DELIVERED',
      deliveryAt: new Date(sentAt.getTime() + 2_000),
    },
  })
  return outage
}

/** What told us: the gateway's webhook, or the person who connected or repaired it. */
async function writeTrace(
  tx: Tx,
  about: Known & { account: DemoAccount },
  step: Step,
  at: Date,
): Promise<void> {
  const { accountId, userId, account } = about
  if (step.cause === 'WEBHOOK') {
    const { message, body } = deliveryOf(account, step, at)
    await tx.webhookEvent.create({
      data: {
        gateway: account.gateway ?? 'UNIPILE_V1',
        kind: 'STATUS',
        body: JSON.stringify(body),
        gatewayAccountId: account.id,
        message,
        hint: step.to,
        outcome: 'APPLIED',
        outcomeReason: 'CONFIRMED',
        accountId,
        receivedAt: at,
        processedAt: new Date(at.getTime() + 400),
      },
    })
  } else {
    const isConnect = step.cause === 'CONNECT'
    await tx.auditEntry.create({
      data: {
        actorKind: isConnect ? 'CUSTOMER' : 'LINK',
        actorId: userId,
        action: isConnect ? 'ACCOUNT_CONNECTED' : 'ACCOUNT_RECONNECTED',
        accountId,
        at,
      },
    })
  }
}

/** Some minutes, the same for the same account. */
function minutesOf(id: string): number {
  return 3 + ([...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 9)
}

/** As each gateway would have told it. */
function deliveryOf({ id, gateway, type }: DemoAccount, { to }: Step, at: Date) {
  if (gateway !== 'UNIPILE_V2') {
    return { message: to, body: { AccountStatus: { account_id: id, account_type: type, message: to } } }
  }
  const message = `account.${to.toLowerCase()}`
  return { message, body: { type: message, created_at: at.toISOString(), account_id: id, payload: {} } }
}
