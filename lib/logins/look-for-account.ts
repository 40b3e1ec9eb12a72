import { getDb } from '../db'
import type { GatewayAccount } from '../gateway/gateway'
import { getGateway } from '../gateway/gateways'
import type { AuthIntentModel } from '../generated/prisma/models'
import { queueAccountLook } from './queue-account-look'
import { recordStep } from './record-step'
import { step } from './step'

const maxPages = 20

/**
 * The first call got no answer: was the account created anyway? Nothing is sent again. The gateway's accounts are
 * searched for a new one of this provider that is known by what was typed.
 */
export async function lookForAccount(input: { intentId: string; look: number }): Promise<void> {
  const { intentId, look } = input
  const intent = await getDb().authIntent.findUnique({
    where: { id: intentId, state: 'PENDING' },
    include: { account: true },
  })
  const current = step.safeParse(intent?.step).data
  if (!intent || current?.kind !== 'UNSURE') return
  const found = intent.account
    ? await findRepaired(intent, intent.account.gatewayAccountId)
    : await findNew(intent)
  if (found) {
    await recordStep(intent, { kind: 'account', gatewayAccountId: found.gatewayAccountId })
    return
  }
  if (await queueAccountLook(getDb(), { intentId, since: current.since, look: look + 1 })) return
  await recordStep(intent, { kind: 'step', step: { kind: 'FORM', fault: 'TIMEOUT', full: false } })
}

async function findRepaired(
  intent: AuthIntentModel,
  gatewayAccountId: string,
): Promise<GatewayAccount | null> {
  const account = await getGateway(intent.gateway).findAccount(gatewayAccountId)
  return account && account !== 'logged out' && account.status === 'OK' ? account : null
}

async function findNew(intent: AuthIntentModel): Promise<GatewayAccount | null> {
  const typed = Object.values((intent.form ?? {}) as Record<string, string>).map((value) =>
    value.toLowerCase(),
  )
  let cursor: string | null = null
  for (let page = 0; page < maxPages; page++) {
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
