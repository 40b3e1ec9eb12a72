import { env } from '../env'

/** Where a browser returns to. Unipile v2 adds its own query there, including the state, so it gets the bare URL. */
export function returnAddress(query: { state: string; outcome: 'success' | 'failure' } | null): string {
  return `${env().APP_URL}/connect/return${query ? `?${new URLSearchParams(query)}` : ''}`
}
