import { env } from '../env'
import type { Gateway, HostedLinkRequest } from './gateway'
import { GatewayError } from './gateway-error'
import { callGateway, type HttpAnswer } from './http'
import { onOwnHost } from './on-own-host'
import { parseAccount, parseLink, toGatewayError, toLinkProviders, v1Providers } from './v1-wire'

const vendorLinkHost = 'account.unipile.com'

/** Unipile v1. https://developer.unipile.com/reference */
export const unipileV1: Gateway = {
  id: 'UNIPILE_V1',
  offered: v1Providers,

  async createHostedLink(request) {
    const answer = succeeded(await call('POST', '/hosted/accounts/link', linkBody(request)))
    const url = parseLink(answer.json)
    if (!url) throw new GatewayError('unavailable', { httpStatus: answer.status })
    return onOwnHost(url, vendorLinkHost, env().UNIPILE_V1_HOSTED_DOMAIN)
  },

  async findAccount(gatewayAccountId) {
    const answer = await call('GET', `/accounts/${encodeURIComponent(gatewayAccountId)}`)
    if (isGone(answer)) return null
    const account = parseAccount(succeeded(answer).json)
    if (account?.gatewayAccountId !== gatewayAccountId) {
      throw new GatewayError('unavailable', { httpStatus: answer.status })
    }
    return account
  },

  async deleteAccount(gatewayAccountId) {
    const answer = await call('DELETE', `/accounts/${encodeURIComponent(gatewayAccountId)}`)
    if (!isGone(answer)) succeeded(answer)
  },
}

function linkBody(request: HostedLinkRequest) {
  const common = {
    // Vendor: the origin alone; the wizard adds /api/v1 itself.
    api_url: env().UNIPILE_V1_DSN,
    // Vendor: camelCase, milliseconds and Z, or the call is refused.
    expiresOn: request.expiresAt.toISOString(),
    name: request.userId,
    notify_url: request.notifyUrl,
    success_redirect_url: request.successUrl,
    failure_redirect_url: request.failureUrl,
    bypass_success_screen: true,
  }
  return request.reconnect
    ? { type: 'reconnect', reconnect_account: request.reconnect, ...common }
    : { type: 'create', providers: toLinkProviders(request.providers), ...common }
}

function call(method: string, path: string, body?: unknown): Promise<HttpAnswer> {
  const { UNIPILE_V1_DSN, UNIPILE_V1_API_KEY } = env()
  return callGateway(`${UNIPILE_V1_DSN}/api/v1${path}`, {
    method,
    headers: { 'x-api-key': UNIPILE_V1_API_KEY },
    body,
  })
}

function succeeded(answer: HttpAnswer): HttpAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer
  throw toGatewayError(answer)
}

/** Only the gateway's own word counts: a 404 of something in between says nothing about the account. */
function isGone(answer: HttpAnswer): boolean {
  return answer.status === 404 && toGatewayError(answer).fault === 'not_found'
}
