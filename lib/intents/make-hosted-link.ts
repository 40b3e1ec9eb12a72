import { audit } from '../audit'
import { getDb } from '../db'
import { env } from '../env'
import type { Gateway } from '../gateway/gateway'
import { forPerson, GatewayError } from '../gateway/gateway-error'
import type { IntentKind, Provider } from '../generated/prisma/enums'
import { log } from '../log'
import { hashToken, newToken } from '../secrets'
import { linkLifeMs } from './intent-life'

/** Where to send the browser, and the state that it comes back with (or, from some gateways, without). */
export type HostedLink = { url: string; state: string }

/**
 * One attempt: the intent is stored first, with its tokens hashed, then the gateway makes the link. The link itself is
 * never stored and never mailed.
 */
export async function makeHostedLink(request: {
  gateway: Gateway
  kind: IntentKind
  userId: string
  providers: readonly Provider[]
  account?: { id: string; gatewayAccountId: string }
  reconnectLinkId?: string
  now?: Date
}): Promise<HostedLink> {
  const now = request.now ?? new Date()
  const expiresAt = new Date(now.getTime() + linkLifeMs)
  const [notifyToken, returnToken] = [newToken(), newToken()]
  const intent = await getDb().authIntent.create({
    data: {
      userId: request.userId,
      gateway: request.gateway.id,
      kind: request.kind,
      providers: [...request.providers],
      notifyHash: hashToken(notifyToken),
      returnHash: hashToken(returnToken),
      accountId: request.account?.id,
      reconnectLinkId: request.reconnectLinkId,
      createdAt: now,
      expiresAt,
    },
  })
  try {
    const url = await request.gateway.createHostedLink({
      providers: request.providers,
      ...(request.account && { reconnect: request.account.gatewayAccountId }),
      userId: request.userId,
      expiresAt,
      notifyUrl: `${env().APP_URL}/api/webhooks/notify/${notifyToken}`,
      returnUrl: (outcome) => returnUrl(outcome && { state: returnToken, outcome }),
      state: returnToken,
    })
    const actor = request.reconnectLinkId
      ? ({ kind: 'LINK' } as const)
      : ({ kind: 'CUSTOMER', userId: request.userId } as const)
    await audit(getDb(), actor, {
      action: 'LINK_MADE',
      accountId: request.account?.id ?? null,
    })
    return { url, state: returnToken }
  } catch (error) {
    log.warn({ err: error, intentId: intent.id }, 'the gateway made no hosted auth link')
    await getDb().authIntent.update({
      where: { id: intent.id },
      data: { state: 'FAILED', failure: 'NO_LINK', completedAt: now },
    })
    return forPerson(() =>
      Promise.reject(error instanceof GatewayError ? error : new Error('no link', { cause: error })),
    )
  }
}

/** Vendor: v2 puts its own query there, state included; the others come back to exactly what they were given. */
function returnUrl(query: Record<string, string> | null): string {
  return `${env().APP_URL}/connect/return${query ? `?${new URLSearchParams(query)}` : ''}`
}
