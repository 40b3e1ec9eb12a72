import { linkedin } from './linkedin-cookies.ts'
import type { Member } from './state.ts'

export type Who =
  | { kind: 'member'; member: Member }
  | { kind: 'signed_out' }
  | { kind: 'not_understood' }
  | { kind: 'unreachable' }

/** Asks LinkedIn itself, as its own pages do. */
export async function whoIsLoggedIn(csrfToken: string): Promise<Who> {
  let response: Response
  let body: string
  try {
    response = await fetch(`${linkedin}/voyager/api/me`, {
      credentials: 'include',
      headers: { accept: 'application/json', 'csrf-token': csrfToken },
      // The target cannot be read, but LinkedIn only redirects from here to sign in.
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(20_000),
    })
    body = await response.text()
  } catch {
    return { kind: 'unreachable' }
  }
  const { status, type } = response
  if (type === 'opaqueredirect' || status === 401 || status === 403) return { kind: 'signed_out' }
  // LinkedIn answers 999 when it does not want to answer now.
  if (status === 429 || status >= 500) return { kind: 'unreachable' }
  const member = response.ok ? readMember(body) : null
  return member ? { kind: 'member', member } : { kind: 'not_understood' }
}

const idInUrn = /^urn:li:fs(?:_miniProfile|d_profile):(ACoAA[\w-]{1,80})$/

/** The member that LinkedIn's answer names, in its plain or its normalized form; null for anything else. */
export function readMember(body: string): Member | null {
  const answer = parsed(body)
  const plain = answer?.miniProfile
  const urn = isRecord(plain) ? plain.entityUrn : isRecord(answer?.data) ? answer.data['*miniProfile'] : null
  const id = typeof urn === 'string' ? idInUrn.exec(urn)?.[1] : null
  if (!id) return null
  const included = Array.isArray(answer?.included) ? answer.included : []
  const profile = isRecord(plain) ? plain : included.find((one) => isRecord(one) && one.entityUrn === urn)
  return { id, name: isRecord(profile) ? nameOf(profile) : null }
}

function nameOf({ firstName, lastName }: Record<string, unknown>): string | null {
  const parts = [firstName, lastName].filter((part) => typeof part === 'string')
  return parts.join(' ').trim().slice(0, 120) || null
}

function parsed(body: string): Record<string, unknown> | null {
  try {
    const answer: unknown = JSON.parse(body)
    return isRecord(answer) ? answer : null
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
