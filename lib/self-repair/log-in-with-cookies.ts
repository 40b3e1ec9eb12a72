import { isConnected } from '../accounts/is-connected'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { AuthAnswer, Credentials } from '../gateway/auth'
import { GatewayError } from '../gateway/gateway-error'
import { getGateway } from '../gateway/gateways'
import type { AttemptResult } from '../generated/prisma/enums'
import type {
  AuthIntentModel,
  ConnectedAccountModel,
  LinkedinAttemptModel,
  LinkedinSessionModel,
} from '../generated/prisma/models'
import { createIntent } from '../intents/create-intent'
import { gatewayFor } from '../intents/offers'
import { returnAddress } from '../intents/return-address'
import { openSession } from '../linkedin-sessions/sealed-session'
import { log } from '../log'
import { nextOfAnswer } from '../logins/next-step'
import { queueAccountLook } from '../logins/queue-account-look'
import { recordStep } from '../logins/record-step'
import { syncAccount } from '../status/sync-account'

/** Logs in with the cookies of one attempt. It is an auth intent like any other: the account is read back from the gateway. */
export async function logInWithCookies(attempt: LinkedinAttemptModel): Promise<AttemptResult> {
  const session = await getDb().linkedinSession.findFirst({
    where: { linkedinMemberId: attempt.linkedinMemberId, serial: attempt.serial },
    include: { member: { include: { account: true } } },
  })
  if (!session) return 'REFUSED'
  const { userId, memberId, account: known } = session.member
  const account = isConnected(known) ? known : null
  if (account) {
    const need = await checkNeed(account)
    if (need !== 'needed') return need
  }
  const gateway = account ? getGateway(account.gateway) : gatewayFor('LINKEDIN', 'COOKIES')
  const { intent, state } = await createIntent({
    userId,
    gateway: gateway.id,
    method: 'COOKIES',
    providers: ['LINKEDIN'],
    account,
    form: { member_id: memberId },
  })
  await getDb().linkedinAttempt.update({ where: { id: attempt.id }, data: { intentId: intent.id } })
  try {
    const answer = await gateway.auth.start({
      provider: 'LINKEDIN',
      credentials: cookiesOf(session),
      options: { country: session.country ?? undefined },
      reconnect: account?.gatewayAccountId,
      state,
      returnUrl: returnAddress({ state, outcome: 'success' }),
    })
    return await recordAnswer(intent, answer)
  } catch (error) {
    if (!(error instanceof GatewayError)) {
      await fail(intent)
      throw error
    }
    log.info({ err: error, intentId: intent.id }, 'a login with cookies was refused')
    return recordFault(intent, error)
  }
}

/** Asks the gateway once more before a login: does the account still need it? */
async function checkNeed(account: ConnectedAccountModel): Promise<'needed' | 'NOT_NEEDED' | 'UNAVAILABLE'> {
  try {
    const found = await syncAccount({ accountId: account.id, cause: 'LOGIN' })
    return found?.status === 'CREDENTIALS' ? 'needed' : 'NOT_NEEDED'
  } catch (error) {
    if (error instanceof GatewayError) return 'UNAVAILABLE'
    throw error
  }
}

function cookiesOf(
  session: LinkedinSessionModel & { member: { userId: string; memberId: string } },
): Credentials {
  const { liAt, liA, userAgent } = openSession(session)
  return { kind: 'cookies', accessToken: liAt, premiumToken: liA ?? undefined, userAgent }
}

/** Only the member can pass a checkpoint: a new connection waits for them, a repair ends. */
async function recordAnswer(intent: AuthIntentModel, answer: AuthAnswer): Promise<AttemptResult> {
  const isAccount = answer.kind === 'account'
  if (isAccount || intent.kind === 'CONNECT')
    await recordStep(intent, nextOfAnswer(answer, await databaseNow()))
  else await fail(intent)
  return isAccount ? 'ACCEPTED' : 'CHECKPOINT'
}

async function recordFault(intent: AuthIntentModel, error: GatewayError): Promise<AttemptResult> {
  const isNew = intent.kind === 'CONNECT'
  if (isNew && error.fault === 'ALREADY_EXISTS' && error.gatewayAccountId) {
    await recordStep(intent, { kind: 'account', gatewayAccountId: error.gatewayAccountId })
    return 'ACCEPTED'
  }
  if (isNew && error.isUnanswered) {
    // No answer that we can read: the account may have been created anyway.
    const now = await databaseNow()
    await recordStep(intent, { kind: 'step', step: { kind: 'UNSURE', since: now } })
    await queueAccountLook(getDb(), { intentId: intent.id, since: now, look: 0 })
    return 'UNAVAILABLE'
  }
  const result = results[error.fault] ?? 'UNAVAILABLE'
  await fail(intent, result === 'RESTRICTED' ? 'RESTRICTED' : 'REFUSED')
  return result
}

/** Faults that are missing here say nothing about the cookies: time-outs, 5xx, our own key, proxies, limits. */
const results: Partial<Record<GatewayError['fault'], AttemptResult>> = {
  INVALID_CREDENTIALS: 'REFUSED',
  UNKNOWN_CONTEXT: 'REFUSED',
  INSUFFICIENT_PERMISSIONS: 'REFUSED',
  INVALID_PARAMETERS: 'REFUSED',
  INVALID_CODE: 'REFUSED',
  EXPIRED: 'REFUSED',
  NOT_FOUND: 'REFUSED',
  ALREADY_EXISTS: 'REFUSED',
  REFUSED: 'REFUSED',
  WRONG_ACCOUNT: 'WRONG_MEMBER',
  RESTRICTED: 'RESTRICTED',
}

async function fail(intent: AuthIntentModel, failure: 'REFUSED' | 'RESTRICTED' = 'REFUSED'): Promise<void> {
  await recordStep(intent, { kind: 'failed', failure })
}
