import { env } from '../env'

/** Where a browser comes back to. Unipile v2 puts its own query there, state included: it gets the bare address. */
export function returnAddress(query: { state: string; outcome: 'success' | 'failure' } | null): string {
  return `${env().APP_URL}/connect/return${query ? `?${new URLSearchParams(query)}` : ''}`
}
