import { addAccount, findAccount, setStatus, startSettling, takeIdentity } from '../core/accounts.ts'
import { announceStatus, notifyOwner } from '../core/announce.ts'
import type { Context } from '../core/context.ts'
import { identityOf } from '../core/identities.ts'
import { getProvider, type ProviderName } from '../core/providers.ts'
import type { Account, Identity, Link } from '../core/state.ts'
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

/** One attempt to sign in through a link; on success the account exists or is repaired. */
export function signIn(context: Context, link: Link, attempt: Attempt): SignInResult {
  const identity = identityOf(attempt.provider, attempt.login)
  const target = link.accountId ? findAccount(context, link.accountId) : null
  if (link.type === 'reconnect' && !target) return 'account_gone'
  if (attempt.persona === 'wrong') return 'wrong_password'
  if (target && target.identity.id !== identity.id && attempt.persona !== 'other') return 'wrong_account'
  if (attempt.persona === 'restricted') return 'restricted'
  if (attempt.persona === 'fail' || attempt.persona === 'orphan') return fail(context, link, attempt, target)
  if (attempt.persona === '2fa' && attempt.code === null) return 'code_needed'
  if (attempt.persona === '2fa' && attempt.code !== twoFactorCode) return 'wrong_code'
  if (target) reconnect(context, link, target, identity, attempt.persona)
  else connect(context, link, attempt, identity)
  return 'connected'
}

// Vendor: two accounts of one person are not refused at creation, so neither do we.
function connect(context: Context, link: Link, attempt: Attempt, identity: Identity) {
  const account = addAccount(context, getProvider(attempt.provider).type, identity)
  finish(context, link, account, 'CREATION_SUCCESS', attempt.persona)
}

function reconnect(context: Context, link: Link, account: Account, identity: Identity, persona: PersonaName) {
  if (account.identity.id !== identity.id) takeIdentity(context, account, identity)
  startSettling(context, account)
  finish(context, link, account, 'RECONNECTED', persona)
}

function finish(context: Context, link: Link, account: Account, status: string, persona: PersonaName) {
  link.outcome = { status, accountId: account.id }
  if (persona !== 'silent') {
    notifyOwner(context, link, status, {
      accountId: account.id,
      delayMs: persona === 'slow' ? context.settings.slowNotifyMs : 0,
      times: persona === 'twice' ? 2 : 1,
    })
  }
  announceStatus(context, account, status)
  context.changed()
}

// Vendor: seen in the wild, not in the guide: a failed creation may leave an account behind and name it,
// a failed reconnect names the account that stays.
function fail(context: Context, link: Link, attempt: Attempt, target: Account | null): SignInResult {
  let left = target
  if (!left && attempt.persona === 'orphan') {
    left = addAccount(
      context,
      getProvider(attempt.provider).type,
      identityOf(attempt.provider, attempt.login),
    )
    setStatus(context, left, 'ERROR')
    announceStatus(context, left, 'CREATION_FAIL')
  }
  notifyOwner(context, link, 'CREATION_FAIL', { accountId: left?.id })
  context.changed()
  return 'failed'
}
