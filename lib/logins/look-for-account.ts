import { readAccount } from '../accounts/read-account'
import { getDb } from '../db'
import type { AuthIntentModel, ConnectedAccountModel } from '../generated/prisma/models'
import { queueAccountLook } from './queue-account-look'
import { recordStep } from './record-step'
import { step } from './step'

/**
 * The call that began a login got no answer. Nothing is sent again by machine, and nothing is guessed: a new account
 * counts only when the gateway's own event says whose attempt it is, and whoever typed the login is asked to submit it
 * again. An account that is being reconnected can be looked at.
 */
export async function lookForAccount(input: { intentId: string; look: number }): Promise<void> {
  const { intentId, look } = input
  const intent = await getDb().authIntent.findUnique({
    where: { id: intentId, state: 'PENDING' },
    include: { account: true },
  })
  const current = step.safeParse(intent?.step).data
  if (!intent || current?.kind !== 'UNSURE') return
  if (intent.account && (await isRepaired(intent, intent.account))) {
    const { gatewayAccountId } = intent.account
    await recordStep(intent, { kind: 'account', gatewayAccountId })
    return
  }
  if (await queueAccountLook(getDb(), { intentId, since: current.since, look: look + 1 })) return
  const form = { kind: 'FORM', fault: 'TIMEOUT', full: false } as const
  await recordStep(intent, { kind: 'step', step: form })
}

/** One that worked before says nothing about this login. */
async function isRepaired({ createdAt }: AuthIntentModel, account: ConnectedAccountModel): Promise<boolean> {
  const wasBroken = account.status !== 'OK' || account.statusSince > createdAt
  if (!wasBroken) return false
  const { account: found } = await readAccount(account)
  return found !== null && found !== 'logged out' && found.status === 'OK'
}
