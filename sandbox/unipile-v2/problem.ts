import type { Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Trouble } from '../core/gate.ts'
import { makePrefixedId } from '../core/ids.ts'
import type { Reason, Refusal } from '../core/refusals.ts'

type Problem = [status: ContentfulStatusCode, type: string, title: string, detail: string]

const problems = {
  invalid_parameters: [400, 'api/invalid_parameters', 'Invalid parameters', 'A parameter is not valid.'],
  missing_key: [401, 'api/missing_authorization', 'Missing authorization', 'No valid API key was sent.'],
  invalid_authorization: [
    401,
    'provider/invalid_authorization',
    'Invalid authorization',
    'The account must authenticate again.',
  ],
  invalid_credentials: [
    401,
    'provider/invalid_credentials',
    'Invalid credentials',
    'The provider refused the credentials.',
  ],
  mismatch: [
    401,
    'provider/account_mismatch',
    'Account mismatch',
    'These credentials belong to another account.',
  ],
  invalid_code: [401, 'provider/invalid_checkpoint_code', 'Invalid checkpoint code', 'The code is wrong.'],
  proxy_auth: [401, 'api/proxy_auth_error', 'Proxy authentication error', 'The proxy refused the user.'],
  subscription: [
    403,
    'api/inactive_subscription',
    'Inactive subscription',
    'The subscription is not active.',
  ],
  insufficient: [
    403,
    'provider/insufficient_permissions',
    'Insufficient permissions',
    'The provider account lacks a permission.',
  ],
  restricted: [403, 'api/account_restricted', 'Account is restricted', 'This account cannot be linked.'],
  unknown_context: [
    403,
    'provider/unknown_authentication_context',
    'Unknown authentication context',
    'Sign in on the provider website first.',
  ],
  expired: [404, 'api/resource_not_found', 'Resource not found', 'No such intent, or it is over.'],
  not_found: [404, 'api/resource_not_found', 'Resource not found', 'The resource was not found.'],
  exists: [409, 'api/already_exists', 'Already exists', 'This account is already linked.'],
  too_large: [413, 'api/invalid_parameters', 'Invalid parameters', 'The request body is too large.'],
  checkpoint: [422, 'provider/unprocessable_entity', 'Unprocessable entity', 'There is no other way.'],
  rate_limited: [
    429,
    'api/too_many_requests',
    'Too many requests',
    'Limit reached for this account and method.',
  ],
  internal: [500, 'api/internal_error', 'Internal error', 'Something failed on our side.'],
  not_implemented: [501, 'api/not_implemented', 'Not implemented', 'The sandbox does not offer this.'],
  proxy_error: [502, 'api/proxy_error', 'Proxy error', 'The proxy did not work.'],
  down: [503, 'api/internal_error', 'Internal error', 'Try again later.'],
  timeout: [504, 'provider/timeout', 'Timeout', 'The provider did not answer in time.'],
  proxy_timeout: [504, 'api/proxy_timeout', 'Proxy timeout', 'The proxy was too slow.'],
} as const satisfies Record<Reason | string, Problem>

export type ProblemName = keyof typeof problems

/** A refusal's texts, also for the parameters of a redirect. */
export function problemWords(name: ProblemName, detail?: string) {
  const [status, type, title, sentence] = problems[name]
  return { status, type, title, detail: detail ?? sentence }
}

/** The vendor's error body. */
export function problem(c: HonoContext, name: ProblemName, detail?: string) {
  const { status, type, title, detail: told } = problemWords(name, detail)
  if (name === 'rate_limited') limitHeaders(c)
  const body = { object: 'Error', type, status, title, detail: told, req_id: makePrefixedId('req_') }
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' })
}

export function refused(c: HonoContext, { reason, detail }: Refusal) {
  return problem(c, reason, detail)
}

const troubles = {
  service_unavailable: 'down',
  unexpected_error: 'internal',
  too_many_requests: 'rate_limited',
  missing_credentials: 'missing_key',
} as const satisfies Record<Trouble, ProblemName>

export function troubled(c: HonoContext, trouble: Trouble) {
  return problem(c, troubles[trouble])
}

function limitHeaders(c: HonoContext) {
  c.header('x-ratelimit-limit', '50')
  c.header('x-ratelimit-remaining', '0')
  c.header('x-ratelimit-reset', '24')
  c.header('retry-after', '24')
}

/** Thrown while reading a request; the route answers api/invalid_parameters. */
export class InvalidParameters extends Error {}
