import type { Intents } from '../auth/intents.ts'
import type { Deliveries } from './deliveries.ts'
import type { State } from './state.ts'

export type Settings = {
  apiKey: string
  v2ApiKey: string
  postpressApiKey: string
  /** A new or repaired account becomes OK after this. */
  settleMs: number
  /** How late the persona `slow` notifies. */
  slowNotifyMs: number
  retryBaseMs: number
  maxAttempts: number
  deliveryTimeoutMs: number
  /** A QR code of the API is replaced after this, and so many times. */
  qrLifeMs: number
  qrRotations: number
  /** A wait for an approval in the provider's app ends with a time-out after this. */
  inAppMs: number
  /** An unfinished sign-in through the API is forgotten after this. */
  intentLifeMs: number
  /** Whether one wrong code is the end of it. */
  wrongCodeEnds: boolean
}

export type RequestEntry = { at: number; method: string; path: string; status: number; ms: number }

/** What every route of the sandbox works with. */
export type Context = {
  settings: Settings
  state: State
  deliveries: Deliveries
  /** Sign-ins through the API that wait for something; in memory only. */
  intents: Intents
  requests: RequestEntry[]
  /** Public origin of the sandbox, without a slash at the end. */
  origin(): string
  now(): number
  /** To be called after every change of the state, so that it is written down. */
  changed(): void
  log(line: string): void
  settle: { schedule(): void; stop(): void }
}
