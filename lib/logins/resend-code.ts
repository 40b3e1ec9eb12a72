import type { Holder } from '../actor'
import { AppError } from '../errors'
import { forPerson } from '../gateway/gateway-error'
import { getGateway } from '../gateway/gateways'
import { getIntent } from '../intents/get-intent'
import { limit } from '../rate-limit'
import { pendingAuth } from './pending-auth'

/** Has the provider send its code again. */
export async function resendCode(holder: Holder, input: { intentId: string }): Promise<void> {
  const intent = await getIntent(holder, input.intentId)
  const { auth } = getGateway(intent.gateway)
  const resend = auth.resend
  if (intent.state !== 'PENDING' || !resend) throw new AppError('NOT_OFFERED', 'no code to send again')
  await limit('resend', intent.id)
  await forPerson(() => resend(pendingAuth(intent)))
}
