/** Cloudflare and others send XX for an unknown country. Their T1, for Tor, is not two letters. */
const unknown = 'XX'

/** The visitor's country as our own proxy wrote it; null when it wrote none, or no header is configured. */
export function visitorCountry(headers: Headers, headerName: string | undefined): string | null {
  const country = headerName ? (headers.get(headerName) ?? '').trim().toUpperCase() : ''
  return /^[A-Z]{2}$/.test(country) && country !== unknown ? country : null
}
