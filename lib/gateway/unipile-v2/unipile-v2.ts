import { env } from '../../env'
import type { AuthAnswer, GatewayAuth } from '../auth'
import type { Gateway, GatewayAccount, HostedLinkRequest } from '../gateway'
import { GatewayError } from '../gateway-error'
import { GatewayOff } from '../gateway-off'
import { callGateway, type HttpAnswer } from '../http'
import { readRateLimit } from '../rate-limit'
import { readAnswer } from '../read-answer'
import { readOne } from '../read-one'
import { intentBody, parseV2Answer } from './v2-auth-wire'
import { v2Events } from './v2-events'
import { v2Setup } from './v2-setup'
import { parseV2Account, parseV2Link, parseV2List, toV2Error, v2Providers } from './v2-wire'

/** A login also waits for the provider, and a wait for the person: both get more time than other calls. */
const loginTimeoutMs = 75_000
const waitTimeoutMs = 110_000
const pageSize = 100

async function call(
  method: string,
  path: string,
  more: { body?: unknown; timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<HttpAnswer> {
  const { UNIPILE_V2_BASE_URL, UNIPILE_V2_API_KEY } = env()
  if (!UNIPILE_V2_API_KEY) throw new GatewayOff('UNIPILE_V2')
  const headers = { 'x-api-key': UNIPILE_V2_API_KEY }
  const answer = await callGateway(`${UNIPILE_V2_BASE_URL}${path}`, { method, headers, ...more })
  if (answer.status >= 200 && answer.status < 300) return answer
  throw toV2Error(answer)
}

async function ifThere<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof GatewayError && error.fault === 'NOT_FOUND' && error.httpStatus === 404) return null
    throw error
  })
}

async function authAnswer(asked: Promise<HttpAnswer>): Promise<AuthAnswer> {
  return readAnswer(await asked, parseV2Answer)
}

const auth: GatewayAuth = {
  start(request) {
    return authAnswer(call('POST', '/auth/intent', { body: intentBody(request), timeoutMs: loginTimeoutMs }))
  },
  solve({ gatewayIntentId }, code) {
    const body = { intent_id: gatewayIntentId, code: code.reveal() }
    return authAnswer(call('POST', '/auth/checkpoint', { body, timeoutMs: loginTimeoutMs }))
  },
  wait({ gatewayIntentId }, signal) {
    // Vendor: send an empty code; the request stays open until something happens or the QR code is a minute old.
    const body = { intent_id: gatewayIntentId, code: '' }
    return authAnswer(call('POST', '/auth/checkpoint', { body, timeoutMs: waitTimeoutMs, signal }))
  },
  choose({ gatewayIntentId }, challenge) {
    return authAnswer(
      call('POST', '/auth/checkpoint/request', { body: { intent_id: gatewayIntentId, challenge } }),
    )
  },
  async resend({ gatewayIntentId }) {
    await call('POST', '/auth/checkpoint/resend', { body: { intent_id: gatewayIntentId } })
  },
}

async function read(gatewayAccountId: string): Promise<GatewayAccount | null> {
  const answer = await ifThere(call('GET', `/accounts/${encodeURIComponent(gatewayAccountId)}`))
  if (!answer) return null
  return readAnswer(answer, (json) => {
    const account = parseV2Account(json)
    return account?.gatewayAccountId === gatewayAccountId ? account : null
  })
}

async function readPage(offset: number, limit = pageSize) {
  // Vendor: the trailing slash is part of the path.
  const answer = await call('GET', `/accounts/?limit=${limit}&offset=${offset}`)
  return { ...readAnswer(answer, parseV2List), rateLimit: readRateLimit(answer.headers) }
}

const secrets = () => env().UNIPILE_V2_WEBHOOK_SECRET

/** Unipile v2. https://developer.unipile.com/v2.0/docs */
export const unipileV2: Gateway = {
  id: 'UNIPILE_V2',
  auth,
  events: v2Events(secrets),
  setup: v2Setup(call, secrets),

  async createHostedLink(request) {
    return readAnswer(await call('POST', '/auth/link', { body: linkBody(request) }), parseV2Link)
  },

  findAccount: (gatewayAccountId) =>
    readOne(
      () => read(gatewayAccountId),
      () => readPage(0, 1),
    ),

  async deleteAccount(gatewayAccountId) {
    await ifThere(call('DELETE', `/accounts/${encodeURIComponent(gatewayAccountId)}`))
  },

  async listAccounts(cursor) {
    const offset = Number(cursor ?? 0)
    const { accounts, count, hasMore, rateLimit } = await readPage(offset)
    return { accounts, nextCursor: hasMore && count > 0 ? String(offset + count) : null, rateLimit }
  },
}

function linkBody(request: HostedLinkRequest) {
  const { UNIPILE_V2_HOSTED_DOMAIN } = env()
  const names = request.providers.map((provider) => v2Providers[provider as keyof typeof v2Providers])
  return {
    ...(request.reconnect
      ? { account_id: request.reconnect }
      : { providers: names.length > 0 ? names.filter(Boolean) : '*' }),
    expires_on: request.expiresAt.toISOString(),
    redirect_uri: request.returnUrl(null),
    state: request.state,
    ...(UNIPILE_V2_HOSTED_DOMAIN && { domain: UNIPILE_V2_HOSTED_DOMAIN }),
  }
}
