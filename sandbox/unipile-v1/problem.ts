import type { Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { makePrefixedId } from '../core/ids.ts'
import type { Reason, Refusal } from '../core/refusals.ts'
import { dialectOf } from './dialect.ts'

const problems = {
  invalid_parameters: [400, 'Invalid parameters', 'One or more request parameters are invalid or missing.'],
  missing_parameters: [400, 'Missing parameters', 'One or more request parameters are invalid or missing.'],
  malformed_request: [400, 'Malformed request', 'The request body is not valid JSON.'],
  content_too_large: [400, 'Content too large', 'The request body is too large.'],
  missing_credentials: [401, 'Missing credentials', 'The X-API-KEY header is absent or not valid.'],
  invalid_credentials: [401, 'Invalid credentials', 'The provider refused the user name or password.'],
  invalid_checkpoint_solution: [401, 'Invalid checkpoint solution', 'The code is wrong.'],
  checkpoint_error: [401, 'Checkpoint error', 'There is no other way.'],
  invalid_proxy_credentials: [401, 'Invalid proxy credentials', 'The proxy refused the user.'],
  wrong_account: [401, 'Wrong account', 'The credentials belong to another provider account.'],
  account_restricted: [403, 'Account restricted', 'The provider restricted this account.'],
  insufficient_permissions: [403, 'Insufficient permissions', 'The provider account lacks a permission.'],
  subscription_required: [403, 'Subscription required', 'The subscription is not active.'],
  unknown_authentication_context: [
    403,
    'Unknown authentication context',
    'Sign in on the provider website first.',
  ],
  resource_not_found: [404, 'Resource not found', 'The requested resource was not found.'],
  too_many_requests: [429, 'Too many requests', 'The provider limits this account. Try again later.'],
  unexpected_error: [500, 'Unexpected error', 'Something failed on our side.'],
  authentication_intent_error: [
    500,
    'Authentication intent error',
    'The sign-in attempt is no longer pending.',
  ],
  feature_not_implemented: [501, 'Feature not implemented', 'The sandbox does not offer this yet.'],
  proxy_error: [502, 'Proxy error', 'The proxy did not work.'],
  service_unavailable: [503, 'Service unavailable', 'Try again later.'],
  request_timeout: [504, 'Request timeout', 'The provider did not answer in time.'],
} as const satisfies Record<string, [ContentfulStatusCode, string, string]>

export type ProblemSlug = keyof typeof problems

/** The vendor's error body. `detail` defaults to a sentence for the slug. */
export function problem(c: HonoContext, slug: ProblemSlug, detail?: string) {
  const [status, title, sentence] = problems[slug]
  const instance = dialectOf(c).instance === 'path' ? c.req.path : makePrefixedId('req_')
  return c.json({ title, detail: detail ?? sentence, instance, type: `errors/${slug}`, status }, status)
}

const slugs: Record<Reason, ProblemSlug> = {
  invalid_credentials: 'invalid_credentials',
  unknown_context: 'unknown_authentication_context',
  restricted: 'account_restricted',
  // Never refused in v1: see auth/complete.ts.
  exists: 'unexpected_error',
  mismatch: 'wrong_account',
  timeout: 'request_timeout',
  insufficient: 'insufficient_permissions',
  proxy_auth: 'invalid_proxy_credentials',
  proxy_error: 'proxy_error',
  proxy_timeout: 'request_timeout',
  subscription: 'subscription_required',
  missing_key: 'missing_credentials',
  rate_limited: 'too_many_requests',
  internal: 'unexpected_error',
  invalid_parameters: 'invalid_parameters',
  invalid_code: 'invalid_checkpoint_solution',
  checkpoint: 'checkpoint_error',
  expired: 'authentication_intent_error',
}

export function refused(c: HonoContext, { reason, detail }: Refusal) {
  return problem(c, slugs[reason], detail)
}

export type Fault = { slug: 'invalid_parameters' | 'missing_parameters'; path: string; message: string }

// Vendor: a validation detail is one sentence, a newline and then a dump of everything the checker knows,
// the rejected value included. It can be tens of kilobytes.
export function validationProblem(c: HonoContext, faults: Fault[], schema: object, value: unknown) {
  const slug = faults.some((fault) => fault.slug === 'missing_parameters')
    ? 'missing_parameters'
    : 'invalid_parameters'
  const dump = {
    type: 62,
    schema,
    path: '',
    value,
    message: 'Expected union value',
    errors: faults.map(({ path, message }) => ({ path, message })),
  }
  return problem(c, slug, `One or more request parameters are invalid or missing.\n${JSON.stringify(dump)}`)
}
