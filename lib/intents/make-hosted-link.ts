import { audit } from '../audit'
import { getDb } from '../db'
import { env } from '../env'
import type { Gateway } from '../gateway/gateway'
import { forPerson, GatewayError } from '../gateway/gateway-error'
import type { Provider } from '../generated/prisma/enums'
import { log } from '../log'
import { createIntent } from './create-intent'
import { failIntent } from './fail-intent'
import { returnAddress } from './return-address'

/** Where to send the browser, and the state it returns with (some gateways omit it). */
export type HostedLink = { url: string; state: string }

/**
 * One attempt: the intent is stored first, with its tokens hashed, then the gateway makes the link. The link itself is
 * never stored and never emailed.
 */
export async function makeHostedLink(request: {
  gateway: Gateway
  userId: string
  providers: readonly Provider[]
  account?: { id: string; gatewayAccountId: string }
  reconnectLinkId?: string
}): Promise<HostedLink> {
  const { intent, notifyToken, state } = await createIntent({
    userId: request.userId,
    gateway: request.gateway.id,
    method: 'HOSTED',
    providers: request.providers,
    account: request.account,
    reconnectLinkId: request.reconnectLinkId,
  })
  try {
    const url = await request.gateway.createHostedLink({
      providers: request.providers,
      ...(request.account && { reconnect: request.account.gatewayAccountId }),
      userId: request.userId,
      expiresAt: intent.expiresAt,
      notifyUrl: `${env().APP_URL}/api/webhooks/notify/${notifyToken}`,
      returnUrl: (outcome) => returnAddress(outcome && { state, outcome }),
      state,
    })
    const actor = request.reconnectLinkId
      ? ({ kind: 'LINK' } as const)
      : ({ kind: 'CUSTOMER', userId: request.userId } as const)
    await audit(getDb(), actor, {
      action: 'LINK_MADE',
      accountId: request.account?.id ?? null,
    })
    return { url, state }
  } catch (error) {
    log.warn({ err: error, intentId: intent.id }, 'the gateway made no hosted auth link')
    await failIntent(getDb(), { intentId: intent.id, failure: 'NO_LINK' })
    return forPerson(() =>
      Promise.reject(error instanceof GatewayError ? error : new Error('no link', { cause: error })),
    )
  }
}
