/** Cloudflare and others say XX when they do not know; their T1 (Tor) is no two letters. */
const unknown = 'XX'

/** The visitor's country as our own proxy wrote it; null when it wrote none, or no header was agreed on. */
export function countryOf(headers: Headers, headerName: string | undefined): string | null {
  const country = headerName ? (headers.get(headerName) ?? '').trim().toUpperCase() : ''
  return /^[A-Z]{2}$/.test(country) && country !== unknown ? country : null
}
