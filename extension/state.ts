/** What the dashboard says of the account of whoever is signed in to LinkedIn here. */
export const accountStates = [
  'connecting',
  'connected',
  'repairing',
  'needs_you',
  'refused',
  'elsewhere',
  'removed',
  'trouble',
] as const
export type AccountState = (typeof accountStates)[number]

export type Problem = 'signed_out' | 'not_understood'

/** What the popup shows. */
export type View =
  | { state: 'unpaired'; wasTold: boolean }
  | { state: AccountState; name: string | null; url: string | null }
  | { state: 'rejected'; code: string }
  | { state: Problem | 'syncing' | 'linkedin_unreachable' | 'dashboard_unreachable' | 'revoked' }

export interface Member {
  id: string
  name: string | null
}

/** All that this browser keeps. Never a cookie. */
export interface Kept {
  token: string | null
  view: View
  member: Member | null
  /** When the dashboard last took the session. */
  lastSyncAt: number | null
  triedAt: number
  dueAt: number
  /** After a failure nothing is sent before this moment, unless by hand. */
  holdUntil: number
  /** Of the session that was dealt with last: a hash, so that a change is noticed. */
  fingerprint: string | null
  /** How often in a row the dashboard said "connecting". */
  waits: number
  reported: { problem: Problem; at: number } | null
}

export const nothing: Kept = {
  token: null,
  view: { state: 'unpaired', wasTold: true },
  member: null,
  lastSyncAt: null,
  triedAt: 0,
  dueAt: 0,
  holdUntil: 0,
  fingerprint: null,
  waits: 0,
  reported: null,
}
