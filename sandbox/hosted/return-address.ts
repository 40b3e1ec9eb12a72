import { findAccount } from '../core/accounts.ts'
import type { Context } from '../core/context.ts'
import { providerOfType, v2WordOf } from '../core/providers.ts'
import type { Reason } from '../core/refusals.ts'
import type { Link } from '../core/state.ts'
import { problemWords } from '../unipile-v2/problem.ts'

type Words = { type: string; title: string; detail: string }

const failures = {
  failed: problemWords('invalid_credentials'),
  no_state: problemWords('invalid_credentials'),
  mismatch: problemWords('mismatch'),
  exists: problemWords('exists'),
  gone: problemWords('not_found', 'No such account.'),
  cancelled: {
    type: 'provider/invalid_authorization',
    title: 'Invalid authorization',
    detail: 'The person left.',
  },
  // Vendor: these two are known from redirects only; the API says api/account_restricted.
  expired: { type: 'api/expired_link', title: 'Expired link', detail: 'The link can no longer be used.' },
  restricted: {
    type: 'api/restricted_account',
    title: 'Account is restricted',
    detail: 'This account cannot be linked.',
  },
} as const satisfies Record<string, Words>

type OwnReason = keyof typeof failures
export type FailureReason = OwnReason | Reason

function wordsOf(reason: FailureReason): Words {
  return isOwn(reason) ? failures[reason] : problemWords(reason)
}

function isOwn(reason: FailureReason): reason is OwnReason {
  return reason in failures
}

/** Where a success leads; null when the pages show it themselves. */
export function successAddress(context: Context, link: Link): string | null {
  if (link.redirectUri === null) return link.skipSuccessPage ? link.successUrl : null
  const account = findAccount(context, link.outcome?.accountId ?? '')
  if (!account) return failureAddress(context, link, 'gone')
  const provider = v2WordOf(providerOfType(account.type).name)
  return withParameters(context, link, { account_id: account.id, provider }, true)
}

/** Where a failure leads; null when there is no address for it. */
export function failureAddress(
  context: Context,
  link: Link,
  reason: FailureReason,
  detail?: string,
): string | null {
  if (link.redirectUri === null) return link.failureUrl
  const { type, title, detail: usual } = wordsOf(reason)
  const parameters = { error_type: type, error_title: title, error_detail: detail ?? usual }
  return withParameters(context, link, parameters, reason !== 'no_state')
}

function withParameters(
  { state: { modes } }: Context,
  { redirectUri, state }: Link,
  parameters: Record<string, string>,
  wantsState: boolean,
): string {
  const url = new URL(redirectUri ?? '')
  const { redirect } = modes.hostedV2
  if (redirect === 'bare') return url.href
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  if (wantsState && state !== null && redirect !== 'no_state') url.searchParams.set('state', state)
  return url.href
}
