import { product } from './product.ts'
import { type AccountState, accountStates } from './state.ts'

export type Failure =
  | { failed: 'unreachable' }
  | { failed: 'revoked' }
  | { failed: 'rate_limited'; waitSeconds: number }
  | { failed: 'rejected'; code: string }

export interface Answer {
  account: { state: AccountState; name: string | null; url: string | null } | null
  nextSyncSeconds: number
}

interface Question {
  method?: 'POST' | 'DELETE'
  token?: string
  body?: object
}

/** One request to the dashboard. Its body is never stored, and a failure is a returned value. */
export async function ask(
  path: string,
  { method = 'POST', token, body }: Question,
): Promise<{ json: unknown } | Failure> {
  let response: Response
  let text: string
  try {
    response = await fetch(`${product().origin}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: body ? JSON.stringify(body) : null,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(20_000),
    })
    text = await response.text()
  } catch {
    return { failed: 'unreachable' }
  }
  if (response.ok) return { json: parsed(text) }
  return failureOf(response.status, response.headers.get('retry-after'), parsed(text))
}

export function failureOf(status: number, retryAfter: string | null, json: unknown): Failure {
  const given = (json as { error?: { code?: unknown } } | null)?.error?.code
  const code = typeof given === 'string' && /^[A-Z_]{2,40}$/.test(given) ? given : `HTTP_${status}`
  if (code === 'TOKEN_REVOKED' || code === 'TOKEN_UNKNOWN') return { failed: 'revoked' }
  if (status === 429)
    return { failed: 'rate_limited', waitSeconds: between(5, Number(retryAfter) || 60, 3600) }
  if (status >= 500) return { failed: 'unreachable' }
  return { failed: 'rejected', code }
}

/** The dashboard's verdict on a session; null when this version does not know it. */
export function readAnswer(json: unknown): Answer | null {
  const answer = json as { account?: Record<string, unknown> | null; next_sync_seconds?: unknown } | null
  const seconds = answer?.next_sync_seconds
  if (!answer || typeof seconds !== 'number' || !Number.isFinite(seconds)) return null
  const nextSyncSeconds = between(5, seconds, 24 * 3600)
  if (!answer.account) return { account: null, nextSyncSeconds }
  const { name, url } = answer.account
  const state = accountStates.find((known) => known === answer.account?.state)
  if (!state) return null
  return { account: { state, name: text(name), url: text(url) }, nextSyncSeconds }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value ? value.slice(0, 2000) : null
}

function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
