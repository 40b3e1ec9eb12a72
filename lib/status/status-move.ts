import { needsOwner } from '../accounts/status'
import type { AccountStatus } from '../generated/prisma/enums'

export type StatusWord = { status: AccountStatus; reason: string | null }

export type StatusMove = {
  changed: boolean
  /** An outage lasts from the first definite "the owner must act" until the account works or is gone. */
  outage: 'open' | 'close' | 'keep'
  /** It is now gone, or it is back. */
  isGone: boolean
  isBack: boolean
}

/** What follows when an account is found in a state. Pure: the same result however often and in whatever order. */
export function decideMove(current: StatusWord, found: StatusWord, hasOpenOutage: boolean): StatusMove {
  return {
    changed: current.status !== found.status || current.reason !== found.reason,
    outage: decideOutage(found.status, hasOpenOutage),
    isGone: found.status === 'DELETED' && current.status !== 'DELETED',
    isBack: found.status !== 'DELETED' && current.status === 'DELETED',
  }
}

function decideOutage(found: AccountStatus, hasOpenOutage: boolean): StatusMove['outage'] {
  if (needsOwner(found)) return hasOpenOutage ? 'keep' : 'open'
  const isOver = found === 'OK' || found === 'DELETED'
  return isOver && hasOpenOutage ? 'close' : 'keep'
}
