import { databaseNow } from '../clock'
import { getDb } from '../db'
import { GatewayError } from '../gateway/gateway-error'
import { getGateway } from '../gateway/gateways'
import type { Provider } from '../generated/prisma/enums'
import type { AuthIntentModel } from '../generated/prisma/models'
import { returnAddress } from '../intents/return-address'
import { log } from '../log'
import { nextOfAnswer, nextOfStartFault } from './next-step'
import type { ParsedForm } from './parse-auth-form'
import { queueAccountLook } from './queue-account-look'
import { recordStep } from './record-step'

/** Sends what was typed to the gateway, once. The secrets live only as long as this call. */
export async function callStart(
  intent: AuthIntentModel,
  { credentials, options }: Extract<ParsedForm, { ok: true }>,
  about: { state: string; provider: Provider; reconnect: string | undefined },
): Promise<void> {
  const returnUrl = returnAddress({ state: about.state, outcome: 'success' })
  try {
    const answer = await getGateway(intent.gateway).auth.start({ ...about, credentials, options, returnUrl })
    await recordStep(intent, nextOfAnswer(answer, await databaseNow()))
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    log.info({ err: error, intentId: intent.id }, 'a login was refused')
    const now = await databaseNow()
    const next = nextOfStartFault(error, {
      isMailbox: credentials.kind === 'mailbox',
      isQr: credentials.kind === 'qr',
      now,
    })
    await recordStep(intent, next)
    if (next.kind === 'step' && next.step.kind === 'UNSURE')
      await queueAccountLook(getDb(), { intentId: intent.id, since: now, look: 0 })
  }
}
