import { getDb } from '../db'
import { env } from '../env'
import { AppError } from '../errors'
import { methodsOf } from '../gateway/capabilities'
import { GatewayError } from '../gateway/gateway-error'
import { getGateway } from '../gateway/gateways'
import type { AuthMethod, Provider } from '../generated/prisma/enums'
import type { AuthIntentModel } from '../generated/prisma/models'
import { type Holder, standingOf } from '../intents/holder'
import { linkLifeMs } from '../intents/intent-life'
import { gatewayFor } from '../intents/offers'
import { log } from '../log'
import { limit } from '../rate-limit'
import { hashToken, newToken } from '../secrets'
import { lookForAccount } from './look-for-account'
import { nextOfAnswer, nextOfStartFault } from './next-step'
import { type FieldFault, type ParsedForm, parseAuthForm } from './parse-auth-form'
import { takeStep } from './record-step'

export type Started =
  | { kind: 'started'; intentId: string }
  | { kind: 'invalid'; fields: Record<string, FieldFault>; form: Record<string, string> }

/**
 * Begins a login through the gateway's API. Whatever the gateway answers, a refusal too, becomes the attempt's step;
 * the person is shown the attempt.
 */
export async function startAuth(request: {
  holder: Holder
  provider: Provider
  method: AuthMethod
  full: boolean
  values: Record<string, unknown>
  accountId?: string | undefined
  now?: Date
}): Promise<Started> {
  const now = request.now ?? new Date()
  const { userId, account, reconnectLinkId } = await standingOf(request.holder, request.accountId, now)
  const provider = account?.provider ?? request.provider
  const gateway = account ? getGateway(account.gateway) : gatewayFor(provider, request.method)
  if (!methodsOf(gateway.id, provider).includes(request.method)) {
    throw new AppError('NOT_OFFERED', `${provider} by ${request.method} at ${gateway.id}`)
  }
  const parsed = parseAuthForm(provider, request.method, request.full, request.values)
  if (!parsed.ok) return { kind: 'invalid', fields: parsed.fields, form: parsed.form }
  await limit('login', userId)
  const state = newToken()
  const intent = await getDb().authIntent.create({
    data: {
      userId,
      gateway: gateway.id,
      kind: account ? 'RECONNECT' : 'CONNECT',
      method: request.method,
      providers: [provider],
      notifyHash: hashToken(newToken()),
      returnHash: hashToken(state),
      accountId: account?.id,
      reconnectLinkId,
      form: parsed.form,
      createdAt: now,
      expiresAt: new Date(now.getTime() + linkLifeMs),
    },
  })
  await callStart(intent, parsed, { state, provider, reconnect: account?.gatewayAccountId })
  return { kind: 'started', intentId: intent.id }
}

/** The one call that sends what was typed. Its secrets live no longer than this. */
export async function callStart(
  intent: AuthIntentModel,
  parsed: Extract<ParsedForm, { ok: true }>,
  about: { state: string; provider: Provider; reconnect: string | undefined },
): Promise<void> {
  const { credentials, options } = parsed
  const query = new URLSearchParams({ state: about.state, outcome: 'success' })
  const returnUrl = `${env().APP_URL}/connect/return?${query}`
  try {
    const answer = await getGateway(intent.gateway).auth.start({ ...about, credentials, options, returnUrl })
    await takeStep(intent, nextOfAnswer(answer, new Date()), new Date())
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    log.info({ err: error, intentId: intent.id }, 'a login was refused')
    const next = nextOfStartFault(error, {
      isMailbox: credentials.kind === 'mailbox',
      isQr: credentials.kind === 'qr',
      now: new Date(),
    })
    await takeStep(intent, next, new Date())
    if (next.kind === 'step' && next.step.kind === 'UNSURE') await lookForAccount.queue(intent.id, new Date())
  }
}
