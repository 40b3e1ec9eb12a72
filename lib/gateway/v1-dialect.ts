import type { Gateway, GatewayId, HostedLinkRequest } from './gateway'
import { GatewayError } from './gateway-error'
import { callGateway, type HttpAnswer } from './http'
import { onOwnHost } from './on-own-host'
import { v1Auth } from './v1-auth'
import { v1Setup } from './v1-setup'
import { parseAccount, parseAccountList, parseLink, toGatewayError, toLinkProviders } from './v1-wire'

/** What sets one speaker of the protocol apart from another. Read at each call: a build has no environment. */
export type V1Settings = {
  /** Address up to and with the version. */
  base: string
  key: string
  /** What the hosted page is told to call. */
  apiUrl: string
  /** Whose host the hosted links are on, and ours for them. */
  linkHost: string
  ownHost: string | undefined
  /** The header that proves a webhook, and the values it may have. */
  webhookHeader: string
  webhookSecrets: readonly string[]
}

export type V1Call = (
  method: string,
  path: string,
  more?: { body?: unknown; timeoutMs?: number; signal?: AbortSignal },
) => Promise<HttpAnswer>

/** A gateway that speaks Unipile v1. https://developer.unipile.com/reference */
export function v1Dialect(id: GatewayId, settings: () => V1Settings): Gateway {
  const call: V1Call = (method, path, more = {}) => {
    const { base, key } = settings()
    return callGateway(`${base}${path}`, { method, headers: { 'x-api-key': key }, ...more })
  }

  async function findAccount(gatewayAccountId: string) {
    const answer = await call('GET', `/accounts/${encodeURIComponent(gatewayAccountId)}`)
    if (isGone(answer)) return null
    const account = parseAccount(succeeded(answer).json)
    if (account?.gatewayAccountId === gatewayAccountId) return account
    throw new GatewayError('UNAVAILABLE', { httpStatus: answer.status })
  }

  return {
    id,
    findAccount,
    auth: v1Auth(call, findAccount),
    setup: v1Setup(call, () => {
      const { webhookHeader: header, webhookSecrets: secrets } = settings()
      return { header, secrets }
    }),

    async createHostedLink(request) {
      const { apiUrl, linkHost, ownHost } = settings()
      const body = linkBody(apiUrl, request)
      const answer = succeeded(await call('POST', '/hosted/accounts/link', { body }))
      const url = parseLink(answer.json)
      if (!url) throw new GatewayError('UNAVAILABLE', { httpStatus: answer.status })
      return onOwnHost(url, linkHost, ownHost)
    },

    async deleteAccount(gatewayAccountId) {
      const answer = await call('DELETE', `/accounts/${encodeURIComponent(gatewayAccountId)}`)
      if (!isGone(answer)) succeeded(answer)
    },

    async listAccounts(cursor) {
      // Vendor: the cursor holds the limit; the two do not go together.
      const query = cursor ? `cursor=${encodeURIComponent(cursor)}` : 'limit=250'
      const answer = succeeded(await call('GET', `/accounts?${query}`))
      const page = parseAccountList(answer.json)
      if (!page) throw new GatewayError('UNAVAILABLE', { httpStatus: answer.status })
      return page
    },
  }
}

function linkBody(apiUrl: string, request: HostedLinkRequest) {
  const common = {
    api_url: apiUrl,
    // Vendor: camelCase, milliseconds and Z, or the call is refused.
    expiresOn: request.expiresAt.toISOString(),
    name: request.userId,
    notify_url: request.notifyUrl,
    success_redirect_url: request.returnUrl('success'),
    failure_redirect_url: request.returnUrl('failure'),
    bypass_success_screen: true,
  }
  return request.reconnect
    ? { type: 'reconnect', reconnect_account: request.reconnect, ...common }
    : { type: 'create', providers: toLinkProviders(request.providers), ...common }
}

export function succeeded(answer: HttpAnswer): HttpAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer
  throw toGatewayError(answer)
}

/** Only the gateway's own word counts: a 404 of something in between says nothing about the account. */
function isGone(answer: HttpAnswer): boolean {
  return answer.status === 404 && toGatewayError(answer).fault === 'NOT_FOUND'
}
