/** Why a sign-in is refused. Each dialect has its own table of words for these. */
export type Reason =
  | 'invalid_credentials'
  | 'unknown_context'
  | 'restricted'
  | 'exists'
  | 'mismatch'
  | 'timeout'
  | 'insufficient'
  | 'proxy_auth'
  | 'proxy_error'
  | 'proxy_timeout'
  | 'subscription'
  | 'missing_key'
  | 'rate_limited'
  | 'internal'
  | 'invalid_parameters'
  | 'invalid_code'
  | 'checkpoint'
  | 'expired'

export type Refusal = { kind: 'refused'; reason: Reason; detail?: string }

export function refuse(reason: Reason, detail?: string): Refusal {
  return { kind: 'refused', reason, ...(detail === undefined ? {} : { detail }) }
}
