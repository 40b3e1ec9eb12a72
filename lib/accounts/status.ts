import type { AccountStatus } from '../generated/prisma/enums'

/** What the badge says and whom it asks; the sentence and the button follow from it. */
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

/** Only these open an outage and are mailed about: a definite answer that the owner must act. */
export function needsOwner(status: AccountStatus): boolean {
  return status === 'CREDENTIALS' || status === 'PERMISSIONS'
}

const bySeverity: AccountStatus[] = [
  'DELETED',
  'LOCKED',
  'CREDENTIALS',
  'PERMISSIONS',
  'ERROR',
  'STOPPED',
  'CONNECTING',
  'OK',
]

/** The one status of an account with several parts; an account without parts is still being set up. */
export function worstStatus(statuses: readonly AccountStatus[]): AccountStatus {
  return bySeverity.find((status) => statuses.includes(status)) ?? 'CONNECTING'
}
