import { addJob } from '../add-job'
import { getDb } from '../db'
import type { GatewayAccount } from '../gateway/gateway'
import { getGateway } from '../gateway/gateways'
import type { AuthIntentModel } from '../generated/prisma/models'
import { takeStep } from './record-step'

/** When to look, in seconds after the call that was never answered; then the person may try again. */
const looks = [5, 30, 90]
const mostPages = 20

async function queue(intentId: string, since: Date, look = 0): Promise<void> {
  const runAt = new Date(since.getTime() + (looks[look] ?? 0) * 1000)
  await addJob(getDb(), 'look-for-account', { intentId, look }, { key: `look:${intentId}:${look}`, runAt })
}

/**
 * After a first call without an answer: has the account come to be all the same? Nothing is sent again; the gateway's
 * accounts are looked through for one that is new, of this provider and known by what was typed.
 */
async function run({ intentId, look }: { intentId: string; look: number }, now = new Date()): Promise<void> {
  const intent = await getDb().authIntent.findUnique({
    where: { id: intentId, state: 'PENDING' },
    include: { account: true },
  })
  if ((intent?.step as { kind?: string } | null)?.kind !== 'UNSURE' || !intent) return
  const found = intent.account
    ? await repaired(intent, intent.account.gatewayAccountId)
    : await newlyMade(intent)
  if (found) {
    await takeStep(intent, { kind: 'account', gatewayAccountId: found.gatewayAccountId }, now)
  } else if (look + 1 < looks.length) {
    await queue(intentId, intent.createdAt, look + 1)
  } else {
    await takeStep(intent, { kind: 'step', step: { kind: 'FORM', fault: 'TIMEOUT', full: false } }, now)
  }
}

async function repaired(intent: AuthIntentModel, gatewayAccountId: string): Promise<GatewayAccount | null> {
  const account = await getGateway(intent.gateway).findAccount(gatewayAccountId)
  return account?.status === 'OK' ? account : null
}

async function newlyMade(intent: AuthIntentModel): Promise<GatewayAccount | null> {
  const typed = Object.values((intent.form ?? {}) as Record<string, string>).map((value) =>
    value.toLowerCase(),
  )
  let cursor: string | null = null
  for (let page = 0; page < mostPages; page++) {
    const { accounts, nextCursor } = await getGateway(intent.gateway).listAccounts(cursor)
    const mine = accounts.find(
      (account) =>
        intent.providers.includes(account.provider) &&
        account.createdAt !== null &&
        account.createdAt >= intent.createdAt &&
        [account.handle, account.identity, account.name].some(
          (name) => name && typed.includes(name.toLowerCase()),
        ),
    )
    if (mine) return mine
    if (!nextCursor) return null
    cursor = nextCursor
  }
  return null
}

export const lookForAccount = { queue, run }
