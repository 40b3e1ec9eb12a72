import type { AccountStatus } from '../generated/prisma/enums'

/** What the badge says and who has to act; the sentence and the button follow from it. */
export type NextAction = 'none' | 'wait' | 'reconnect' | 'grant' | 'contact' | 'gone'

const nextActions: Record<AccountStatus, NextAction> = {
  OK: 'none',
  CONNECTING: 'wait',
  CREDENTIALS: 'reconnect',
  PERMISSIONS: 'grant',
  ERROR: 'wait',
  STOPPED: 'contact',
  LOCKED: 'contact',
  DELETED: 'gone',
}

export function nextAction(status: AccountStatus): NextAction {
  return nextActions[status]
}

/** Only these open an outage: a definite answer that the login is lost or lacks a permission. */
export function needsOwner(status: AccountStatus): boolean {
  return status === 'CREDENTIALS' || status === 'PERMISSIONS'
}

/** An account's state: its status, and whether we are logging it in again without its owner. */
export type Standing = { status: AccountStatus; repairing: boolean }

/** Only these need their owner: they are counted as such, emailed about, and show Reconnect first. */
export function asksOwner({ status, repairing }: Standing): boolean {
  return needsOwner(status) && !repairing
}

/** What its badge says. */
export function badgeWord({ status, repairing }: Standing): AccountStatus | 'REPAIRING' {
  return repairing && needsOwner(status) ? 'REPAIRING' : status
}
