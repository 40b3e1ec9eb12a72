/** What the dashboard says about the account of the member who is signed in to LinkedIn here. */
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

/** Everything that this browser stores. Never a cookie. */
export interface Kept {
  token: string | null
  view: View
  member: Member | null
  /** When the dashboard last accepted the session. */
  lastSyncAt: number | null
  triedAt: number
  dueAt: number
  /** After a failure nothing is sent before this moment, unless by hand. */
  holdUntil: number
  /** A hash of the session that was handled last, to notice a change. */
  fingerprint: string | null
  /** How many times in a row the dashboard said "connecting". */
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
