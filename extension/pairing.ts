import { ask } from './dashboard.ts'
import { readCode } from './read-code.ts'
import { nothing } from './state.ts'
import { read, update } from './store.ts'

/** What went wrong; null when this browser is paired. */
export type PairingFault =
  | 'malformed'
  | 'CODE_UNKNOWN'
  | 'RATE_LIMITED'
  | 'unreachable'
  | (string & {})
  | null

/** Exchanges a code from the dashboard's settings for this browser's token. */
export async function pair(typed: string): Promise<PairingFault> {
  const code = readCode(typed)
  if (!code) return 'malformed'
  const answer = await ask('/api/extension/pairing', { body: { code, user_agent: navigator.userAgent } })
  if ('failed' in answer) {
    if (answer.failed === 'rate_limited') return 'RATE_LIMITED'
    return answer.failed === 'rejected' ? answer.code : 'unreachable'
  }
  const token = (answer.json as { token?: unknown } | null)?.token
  if (typeof token !== 'string' || !token) return 'UNKNOWN_ANSWER'
  await update(() => ({ ...nothing, token, view: { state: 'syncing' } }))
  return null
}

/** Deletes everything here, and tells the dashboard if it can be reached. */
export async function unpair(): Promise<void> {
  const { token } = await read()
  if (!token) return
  await update(() => nothing)
  const answer = await ask('/api/extension/pairing', { method: 'DELETE', token })
  const wasTold = !('failed' in answer) || answer.failed === 'revoked'
  await update((kept) => (kept.token ? kept : { ...nothing, view: { state: 'unpaired', wasTold } }))
}
