import { randomBytes, randomInt } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { LoggedIn } from './member.ts'

// LinkedIn's cookies with their real names and attributes: session cookies are HttpOnly, out of reach of scripts.

const year = 31_536_000
const ofSite = 'Path=/; Domain=.linkedin.com; Secure; SameSite=None'
const ofWww = 'Path=/; Domain=.www.linkedin.com; Secure; SameSite=None'

/** Set for every visitor. JSESSIONID, quotes included, doubles as the CSRF token. */
export function visitorCookies(): string[] {
  return [
    `JSESSIONID="ajax:${randomInt(1e14, 2e14)}"; Max-Age=7776000; ${ofWww}`,
    `bcookie="v=2&${crypto.randomUUID()}"; Max-Age=${year}; ${ofSite}`,
    `bscookie="v=1&${randomBytes(16).toString('hex')}"; Max-Age=${year}; HttpOnly; ${ofWww}`,
    `lang=v=2&lang=en-us; ${ofSite}`,
    `lidc="b=VB01:s=V:r=V:a=V:p=V:g=1:u=1:i=1"; Max-Age=86400; ${ofSite}`,
  ]
}

export function loginCookies({ liAt, premium }: LoggedIn): string[] {
  const liA = `AQJ2${randomBytes(60).toString('base64url')}`
  return [
    `li_at=${liAt}; Max-Age=${year}; HttpOnly; ${ofWww}`,
    `liap=true; Max-Age=7776000; ${ofSite}`,
    ...(premium ? [`li_a=${liA}; Max-Age=${year}; HttpOnly; ${ofWww}`] : []),
  ]
}

export const logoutCookies = [
  `li_at=delete me; Max-Age=0; HttpOnly; ${ofWww}`,
  `li_a=delete me; Max-Age=0; HttpOnly; ${ofWww}`,
  `liap=delete me; Max-Age=0; ${ofSite}`,
]

export function readCookies({ headers }: IncomingMessage): Record<string, string | undefined> {
  const pairs = (headers.cookie ?? '').split('; ').map((pair) => pair.split('='))
  return Object.fromEntries(pairs.map(([name, ...value]) => [name, value.join('=')]))
}
