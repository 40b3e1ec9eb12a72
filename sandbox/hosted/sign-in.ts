import { completeSignIn, leaveTwin } from '../auth/complete.ts'
import { reasonOf } from '../auth/persona-reasons.ts'
import { addAccount, findAccount, setStatus } from '../core/accounts.ts'
import { announceStatus, notifyOwner } from '../core/announce.ts'
import type { Context } from '../core/context.ts'
import { identityOf } from '../core/identities.ts'
import { getProvider, type ProviderName } from '../core/providers.ts'
import type { Account, Link } from '../core/state.ts'
import { type PersonaName, twoFactorCode } from '../personas.ts'

export type Attempt = { provider: ProviderName; login: string; persona: PersonaName; code: string | null }

export type SignInResult =
  | 'connected'
  | 'wrong_password'
  | 'wrong_account'
  | 'code_needed'
  | 'wrong_code'
  | 'restricted'
  | 'failed'
  | 'account_gone'
  | 'exists'
  | 'refused'

/** One attempt to sign in through a link; on success the account exists or is repaired. */
export function signIn(context: Context, link: Link, attempt: Attempt): SignInResult {
  const identity = identityOf(attempt.provider, attempt.login)
  const target = link.accountId ? findAccount(context, link.accountId) : null
  const person = { gateway: link.gateway, provider: attempt.provider, identity, target }
  if (link.type === 'reconnect' && !target) return 'account_gone'
  if (attempt.persona === 'wrong') return 'wrong_password'
  if (target && target.identity.id !== identity.id && attempt.persona !== 'other') return 'wrong_account'
  if (attempt.persona === 'restricted') return 'restricted'
  if (attempt.persona === 'exists-text' && link.gateway === 'v2') return 'exists'
  if (attempt.persona === 'exists') leaveTwin(context, person)
  const reason = reasonOf(attempt.persona)
  if (reason && link.gateway === 'v2') return 'refused'
  const fails = ['fail', 'orphan', 'fail-no-state'].includes(attempt.persona)
  if (fails || reason) return fail(context, link, attempt, target)
  if (attempt.persona === '2fa' && attempt.code === null) return 'code_needed'
  if (attempt.persona === '2fa' && attempt.code !== twoFactorCode) return 'wrong_code'
  return finish(context, link, attempt, target)
}

function finish(context: Context, link: Link, attempt: Attempt, target: Account | null): SignInResult {
  const { provider, login, persona } = attempt
  const ended = completeSignIn(context, {
    gateway: link.gateway,
    provider,
    identity: identityOf(provider, login),
    target,
    persona,
    v2: link.config[provider],
    announce: link.gateway === 'v2' ? null : {},
  })
  if (ended.kind === 'refused') return ended.reason === 'exists' ? 'exists' : 'wrong_account'
  const { account, created } = ended
  const status = created ? 'CREATION_SUCCESS' : 'RECONNECTED'
  link.outcome = { status, accountId: account.id }
  tell(context, link, account, persona, status)
  context.changed()
  return 'connected'
}

/** Notifies the owner of the link: by notify callback, or in v2 by the event with the link's state. */
function tell(context: Context, link: Link, account: Account, persona: PersonaName, status: string) {
  const times = persona === 'twice' ? 2 : 1
  const late = persona === 'slow' ? context.settings.slowNotifyMs : 0
  if (link.gateway !== 'v2') {
    if (persona !== 'silent') {
      notifyOwner(context, link, status, { accountId: account.id, delayMs: late, times })
    }
    return
  }
  const { event, order, delayMs, stateIn } = context.state.modes.hostedV2
  if (persona === 'silent' || event === 'none') return
  for (let copy = 0; copy < times; copy++) {
    announceStatus(context, account, status, {
      state: link.state,
      stateIn: persona === 'state-envelope' ? 'envelope' : stateIn,
      delayMs: late + (order === 'redirect_first' ? delayMs : 0),
    })
  }
}

// Vendor: seen in the wild, not in the guide: a failed creation may leave an account behind and name it,
// a failed reconnect names the account that stays.
function fail(context: Context, link: Link, attempt: Attempt, target: Account | null): SignInResult {
  let left = target
  if (!left && attempt.persona === 'orphan') {
    const identity = identityOf(attempt.provider, attempt.login)
    left = addAccount(context, { gateway: link.gateway, type: getProvider(attempt.provider).type, identity })
    setStatus(context, left, 'ERROR')
    announceStatus(context, left, 'CREATION_FAIL')
  }
  notifyOwner(context, link, 'CREATION_FAIL', { accountId: left?.id })
  context.changed()
  return 'failed'
}
