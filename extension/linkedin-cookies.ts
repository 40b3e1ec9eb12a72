export const linkedin = 'https://www.linkedin.com'

export interface Session {
  liAt: string | null
  liA: string | null
  csrfToken: string
  /** A hash of the cookies and the user agent: when it changes, the session has changed. */
  fingerprint: string
}

/** This browser's current LinkedIn session. */
export async function readSession(): Promise<Session> {
  const [liAt, liA, csrf] = await Promise.all(['li_at', 'li_a', 'JSESSIONID'].map(cookieNamed))
  return {
    liAt: liAt ?? null,
    liA: liA ?? null,
    csrfToken: (csrf ?? '').replaceAll('"', ''),
    fingerprint: await hash([liAt, liA, navigator.userAgent]),
  }
}

async function cookieNamed(name: string): Promise<string | null> {
  const cookie = await chrome.cookies.get({ url: linkedin, name })
  const value = cookie?.value.replaceAll('"', '').trim()
  // LinkedIn writes "delete me" into a cookie that it removes.
  if (!value || value.toLowerCase() === 'delete me') return null
  return cookie?.value ?? null
}

async function hash(parts: unknown[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(parts))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
