import type { Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const problems = {
  invalid_parameters: [400, 'Invalid parameters', 'One or more request parameters are invalid or missing.'],
  missing_parameters: [400, 'Missing parameters', 'One or more request parameters are invalid or missing.'],
  malformed_request: [400, 'Malformed request', 'The request body is not valid JSON.'],
  content_too_large: [400, 'Content too large', 'The request body is too large.'],
  missing_credentials: [401, 'Missing credentials', 'The X-API-KEY header is absent or not valid.'],
  resource_not_found: [404, 'Resource not found', 'The requested resource was not found.'],
  too_many_requests: [429, 'Too many requests', 'The provider limits this account. Try again later.'],
  unexpected_error: [500, 'Unexpected error', 'Something failed on our side.'],
  feature_not_implemented: [501, 'Feature not implemented', 'The sandbox does not offer this yet.'],
  service_unavailable: [503, 'Service unavailable', 'Try again later.'],
} as const satisfies Record<string, [ContentfulStatusCode, string, string]>

export type ProblemSlug = keyof typeof problems

/** The vendor's error body. `detail` defaults to a sentence for the slug. */
export function problem(c: HonoContext, slug: ProblemSlug, detail?: string) {
  const [status, title, sentence] = problems[slug]
  const body = { title, detail: detail ?? sentence, instance: c.req.path, type: `errors/${slug}`, status }
  return c.json(body, status)
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
