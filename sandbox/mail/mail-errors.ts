import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Resend's documented errors that sending can meet (resend.com/docs/api-reference/errors). */
export const mailErrors = {
  validation_error: [422, 'We found an error with one or more fields in the request.'],
  invalid_idempotency_key: [400, 'The key must be between 1-256 chars.'],
  missing_api_key: [401, 'Missing API key in the authorization header.'],
  restricted_api_key: [401, 'This API key is restricted to only send emails.'],
  invalid_api_key: [403, 'API key is invalid.'],
  domain_not_verified: [403, 'The example.com domain is not verified. Please, add and verify your domain.'],
  not_found: [404, 'The requested endpoint does not exist.'],
  method_not_allowed: [405, 'Method is not allowed for the requested path.'],
  invalid_idempotent_request: [409, 'Same idempotency key used with a different request payload.'],
  concurrent_idempotent_requests: [409, 'Same idempotency key used while original request is in progress.'],
  invalid_from_address: [422, 'Invalid `from` field.'],
  missing_required_field: [422, 'The request body is missing one or more required fields.'],
  daily_quota_exceeded: [429, 'You have reached your daily email quota.'],
  monthly_quota_exceeded: [429, 'You have reached your monthly email quota.'],
  rate_limit_exceeded: [429, 'Too many requests. You can only make 2 requests per second.'],
  security_error: [451, 'We may have found a security issue with the request.'],
  application_error: [500, 'An unexpected error occurred.'],
  internal_server_error: [500, 'An unexpected error occurred.'],
} as const satisfies Record<string, [ContentfulStatusCode, string]>

export type MailErrorName = keyof typeof mailErrors
export const mailErrorNames = Object.keys(mailErrors) as MailErrorName[]
