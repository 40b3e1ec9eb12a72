import type { Snapshot } from '../accounts/read-account'
import { isSamePerson } from '../accounts/same-person'
import type { ConnectedAccountModel } from '../generated/prisma/models'
import type { StatusWord } from './status-move'

/** A second "no such account" counts only if it comes at least this much later: a passing 404 is over by then. */
export const confirmMissingAfterMs = 2 * 60_000

export type FoundStatus = StatusWord & {
  /** Since when the gateway has reported no such account. */
  missingSince: Date | null
}

type Known = Pick<
  ConnectedAccountModel,
  'status' | 'statusReason' | 'missingSince' | 'identity' | 'handle' | 'name'
>

/** What a snapshot says about an account we know. Pure. */
export function foundStatus(known: Known, { account, at }: Snapshot): FoundStatus {
  if (!account) return whenMissing(known, at)
  if (account === 'logged out') {
    const reason = known.status === 'CREDENTIALS' ? known.statusReason : null
    return { status: 'CREDENTIALS', reason, missingSince: null }
  }
  // Another person's profile behind our account is for the owner to fix, even if the gateway thinks all is well.
  if (!isSamePerson(known, account))
    return { status: 'CREDENTIALS', reason: 'WRONG_ACCOUNT', missingSince: null }
  return { status: account.status, reason: null, missingSince: null }
}

/** One answer never makes an account gone: the status stays until a later read says the same. */
function whenMissing(known: Known, at: Date): FoundStatus {
  const missingSince = known.missingSince ?? at
  const isConfirmed = at.getTime() - missingSince.getTime() >= confirmMissingAfterMs
  if (isConfirmed || known.status === 'DELETED') return { status: 'DELETED', reason: null, missingSince }
  return { status: known.status, reason: known.statusReason, missingSince }
}
