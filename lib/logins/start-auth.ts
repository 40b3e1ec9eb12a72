import type { Holder } from '../actor'
import { AppError } from '../errors'
import { methodsOf } from '../gateway/capabilities'
import { getGateway } from '../gateway/gateways'
import type { Provider } from '../generated/prisma/enums'
import { createIntent } from '../intents/create-intent'
import { getTarget } from '../intents/get-target'
import { gatewayFor } from '../intents/offers'
import type { TypedMethod } from '../intents/typed-method'
import { limit } from '../rate-limit'
import { callStart } from './call-start'
import { type FieldFault, parseAuthForm } from './parse-auth-form'

export type Started =
  | { kind: 'started'; intentId: string }
  | { kind: 'invalid'; fields: Record<string, FieldFault>; form: Record<string, string> }

/** Starts a login through the gateway's API. The gateway's answer, even a refusal, becomes the step that its page shows. */
export async function startAuth(
  holder: Holder,
  input: {
    provider: Provider
    method: TypedMethod
    full: boolean
    values: Record<string, unknown>
    accountId?: string | undefined
  },
): Promise<Started> {
  const { method, full, accountId } = input
  const { userId, account, reconnectLinkId } = await getTarget(holder, { accountId })
  const provider = account?.provider ?? input.provider
  const gateway = account ? getGateway(account.gateway) : gatewayFor(provider, method)
  if (!methodsOf(gateway.id, provider).includes(method)) {
    throw new AppError('NOT_OFFERED', `${provider} by ${method} at ${gateway.id}`)
  }
  const parsed = parseAuthForm(provider, method, full, input.values)
  if (!parsed.ok) return { kind: 'invalid', fields: parsed.fields, form: parsed.form }
  await limit('login', userId)
  const { intent, state } = await createIntent({
    userId,
    gateway: gateway.id,
    method,
    providers: [provider],
    account,
    reconnectLinkId,
    form: parsed.form,
  })
  await callStart(intent, parsed, { state, provider, reconnect: account?.gatewayAccountId })
  return { kind: 'started', intentId: intent.id }
}
