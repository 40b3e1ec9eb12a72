import type { Deliveries } from './deliveries.ts'
import type { State } from './state.ts'

export type Settings = {
  apiKey: string
  /** A new or repaired account becomes OK after this. */
  settleMs: number
  /** How late the persona `slow` notifies. */
  slowNotifyMs: number
  retryBaseMs: number
  maxAttempts: number
  deliveryTimeoutMs: number
}

export type RequestEntry = { at: number; method: string; path: string; status: number; ms: number }

/** What every route of the sandbox works with. */
export type Context = {
  settings: Settings
  state: State
  deliveries: Deliveries
  requests: RequestEntry[]
  /** Public origin of the sandbox, without a slash at the end. */
  origin(): string
  now(): number
  /** To be called after every change of the state, so that it is written down. */
  changed(): void
  log(line: string): void
  settle: { schedule(): void; stop(): void }
}
