import type { SourceStatus } from './state.ts'

export const v2Statuses = ['running', 'disconnected', 'errored', 'degraded', 'partial', 'paused'] as const

const toV2: Record<SourceStatus, string> = {
  OK: 'running',
  CREDENTIALS: 'disconnected',
  PERMISSIONS: 'disconnected',
  ERROR: 'errored',
  STOPPED: 'errored',
  // Vendor: v2 has no such word; an account is running or it is not.
  CONNECTING: 'running',
}

const toV1: Record<string, SourceStatus> = {
  running: 'OK',
  disconnected: 'CREDENTIALS',
  errored: 'ERROR',
  degraded: 'ERROR',
  partial: 'PERMISSIONS',
  paused: 'STOPPED',
}

/** v2's word for one of v1's; words of v2 stay as they are. */
export function v2StatusOf(word: string): string {
  return toV2[word as SourceStatus] ?? word
}

/** v1's word for one of v2's; words of v1 stay as they are. */
export function v1StatusOf(word: string): string {
  return toV1[word] ?? word
}

const events: Record<string, string> = {
  DELETED: 'account.remove',
  CREATION_SUCCESS: 'account.add',
  RECONNECTED: 'account.reconnect',
  SYNC_SUCCESS: 'account.initial_sync.completed',
}

/** The v2 event for a v1 message; null where v2 sends nothing. */
export function eventOf(message: string): string | null {
  if (message === 'CREATION_FAIL') return null
  return events[message] ?? `account.status.${v2StatusOf(message)}`
}
