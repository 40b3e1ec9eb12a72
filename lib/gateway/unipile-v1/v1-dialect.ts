import type { AccountPage, Gateway, GatewayAccount, GatewayId, HostedLinkRequest } from '../gateway'
import { callGateway } from '../http'
import { readRateLimit } from '../rate-limit'
import { readAnswer } from '../read-answer'
import { readOne } from '../read-one'
import { onOwnHost } from './on-own-host'
import { v1Auth } from './v1-auth'
import { isGone, succeeded, type V1Call } from './v1-call'
import { v1Events } from './v1-events'
import { v1Setup } from './v1-setup'
import { parseAccount, parseAccountList, parseLink, toLinkProviders } from './v1-wire'

/** How one v1 gateway differs from another. Read at each call, because a build has no environment. */
export type V1Settings = {
  /** The address up to and including the version. */
  base: string
  key: string
  /** The address the hosted page is told to call. */
  apiUrl: string
  /** The host of the vendor's hosted links, and our host to replace it. */
  linkHost: string
  ownHost: string | undefined
}

/** The header that proves a webhook genuine, and its accepted values. */
export type V1Door = { header: string; secrets: readonly string[] }

/** A gateway that speaks Unipile v1. https://developer.unipile.com/reference */
export function v1Dialect(id: GatewayId, settings: () => V1Settings, door: () => V1Door): Gateway {
  const call: V1Call = (method, path, more = {}) => {
    const { base, key } = settings()
    return callGateway(`${base}${path}`, { method, headers: { 'x-api-key': key }, ...more })
  }

  async function read(gatewayAccountId: string): Promise<GatewayAccount | null> {
    const answer = await call('GET', `/accounts/${encodeURIComponent(gatewayAccountId)}`)
    if (isGone(answer)) return null
    return readAnswer(succeeded(answer), (json) => {
      const account = parseAccount(json)
      return account?.gatewayAccountId === gatewayAccountId ? account : null
    })
  }

  async function listFrom(path: string): Promise<AccountPage> {
    const answer = succeeded(await call('GET', path))
    return { ...readAnswer(answer, parseAccountList), rateLimit: readRateLimit(answer.headers) }
  }

  const findAccount = (gatewayAccountId: string) =>
    readOne(
      () => read(gatewayAccountId),
      () => listFrom('/accounts?limit=1'),
    )

  return {
    id,
    findAccount,
    auth: v1Auth(call, findAccount),
    events: v1Events(door),
    setup: v1Setup(call, door),

    async createHostedLink(request) {
      const { apiUrl, linkHost, ownHost } = settings()
      const body = linkBody(apiUrl, request)
      const answer = succeeded(await call('POST', '/hosted/accounts/link', { body }))
      return onOwnHost(readAnswer(answer, parseLink), linkHost, ownHost)
    },

    async deleteAccount(gatewayAccountId) {
      const answer = await call('DELETE', `/accounts/${encodeURIComponent(gatewayAccountId)}`)
      if (!isGone(answer)) succeeded(answer)
    },

    // Vendor: the cursor includes the limit; the two cannot be combined.
    listAccounts: (cursor) =>
      listFrom(`/accounts?${cursor ? `cursor=${encodeURIComponent(cursor)}` : 'limit=250'}`),
  }
}

function linkBody(apiUrl: string, request: HostedLinkRequest) {
  const common = {
    api_url: apiUrl,
    // Vendor: the call is refused without camelCase, milliseconds and Z.
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
