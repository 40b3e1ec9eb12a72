import type { Deliveries } from './deliveries.ts'
import type { Intents } from './intent.ts'
import type { Settings } from './settings.ts'
import type { State } from './state.ts'

export type RequestEntry = { at: number; method: string; path: string; status: number; ms: number }

/** What every route of the sandbox works with. */
export type Context = {
  settings: Settings
  state: State
  deliveries: Deliveries
  /** Unfinished sign-ins through the API; in memory only. */
  intents: Intents
  requests: RequestEntry[]
  /** Public origin of the sandbox, without a trailing slash. */
  origin(): string
  now(): number
  /** Call it after every change of the state, so that it is saved. */
  changed(): void
  log(line: string): void
  settle: { schedule(): void; stop(): void }
}
