import { createHash } from 'node:crypto'
import type { ProviderName } from './providers.ts'
import type { Identity } from './state.ts'

/** The same login at the same provider is the same person, in every run and on every machine. */
export function identityOf(provider: ProviderName, login: string): Identity {
  const key = normalLogin(provider, login)
  const digest = createHash('sha256').update(`${provider}:${key}`).digest()
  return { id: providerId(provider, digest), login: key, displayName: displayName(provider, key) }
}

function normalLogin(provider: ProviderName, login: string): string {
  const trimmed = login.trim().toLowerCase()
  if (provider === 'WHATSAPP' || provider === 'GOOGLE_MESSAGES') return trimmed.replace(/\D/g, '') || trimmed
  return trimmed.replace(/^@/, '')
}

function providerId(provider: ProviderName, digest: Buffer): string {
  if (provider === 'LINKEDIN') return `ACoAA${digest.toString('base64url').slice(0, 34)}`
  return String(digest.readUIntBE(0, 6))
}

function displayName(provider: ProviderName, login: string): string {
  if (provider !== 'LINKEDIN' && provider !== 'MESSENGER') return login
  const words = (login.split('@')[0] ?? login).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || login
}
