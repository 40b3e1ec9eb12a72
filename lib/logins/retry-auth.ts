import type { Holder } from '../actor'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { AppError } from '../errors'
import { getIntent } from '../intents/get-intent'
import { busyMs, intentLifeMs } from '../intents/intent-life'
import { limit } from '../rate-limit'
import { hashToken, newToken } from '../secrets'
import { callStart } from './call-start'
import { formMethod } from './form-method'
import { parseAuthForm } from './parse-auth-form'
import type { Started } from './start-auth'
import { step } from './step'

/** Submits the form again, after a refusal or a code that nobody scanned. The attempt lives on as long as a new one. */
export async function retryAuth(
  holder: Holder,
  input: { intentId: string; full: boolean; values: Record<string, unknown> },
): Promise<Started> {
  const { full, values } = input
  const intent = await getIntent(holder, input.intentId)
  const current = step.safeParse(intent.step).data
  const [provider] = intent.providers
  const isOpen = current?.kind === 'FORM' || current?.kind === 'QR_EXPIRED'
  const method = formMethod(intent.method)
  if (intent.state !== 'PENDING' || !isOpen || !provider || !method)
    throw new AppError('NOT_FOUND', 'nothing to submit again')
  const parsed = parseAuthForm(provider, method, full, values)
  if (!parsed.ok) return { kind: 'invalid', fields: parsed.fields, form: parsed.form }
  await limit('login', intent.userId)
  const state = newToken()
  const now = await databaseNow()
  const { count } = await getDb().authIntent.updateMany({
    where: { id: intent.id, state: 'PENDING', stepNumber: intent.stepNumber },
    data: {
      method,
      returnHash: hashToken(state),
      form: parsed.form,
      stepNumber: { increment: 1 },
      expiresAt: new Date(now.getTime() + intentLifeMs),
      busyUntil: new Date(now.getTime() + busyMs),
    },
  })
  if (count === 0) return { kind: 'started', intentId: intent.id }
  const fresh = await getDb().authIntent.findUniqueOrThrow({
    where: { id: intent.id },
    include: { account: true },
  })
  await callStart(fresh, parsed, { state, provider, reconnect: fresh.account?.gatewayAccountId })
  return { kind: 'started', intentId: intent.id }
}
