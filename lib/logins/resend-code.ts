import { AppError } from '../errors'
import { forPerson } from '../gateway/gateway-error'
import { getGateway } from '../gateway/gateways'
import { getIntent, type Holder } from '../intents/holder'
import { limit } from '../rate-limit'
import { pendingAuth } from './solve-step'

/** Asks the provider to send its code again. */
export async function resendCode(request: { holder: Holder; intentId: string }): Promise<void> {
  const intent = await getIntent(request.holder, request.intentId)
  const { auth } = getGateway(intent.gateway)
  const resend = auth.resend
  if (intent.state !== 'PENDING' || !resend) throw new AppError('NOT_OFFERED', 'no code to send again')
  await limit('resend', intent.id)
  await forPerson(() => resend(pendingAuth(intent)))
}
