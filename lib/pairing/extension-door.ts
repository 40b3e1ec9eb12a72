import { env } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { parseJson } from '../parse-json'
import { readBody } from '../read-body'
import { isCookieSyncOn } from './is-on'

const mostBytes = 16 * 1024

const statuses = {
  NOT_JSON: 400,
  TOKEN_UNKNOWN: 401,
  TOKEN_REVOKED: 401,
  ORIGIN_REFUSED: 403,
  OFF: 404,
  CODE_UNKNOWN: 404,
  TOO_LARGE: 413,
  INVALID: 422,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
} as const

/** What the extension is answered. */
export type DoorAnswer = { status: number; body?: object; headers?: Record<string, string> }

export function refuse(
  code: keyof typeof statuses,
  about: { fields?: Record<string, string>; retryAfterSeconds?: number } = {},
): DoorAnswer {
  const { fields, retryAfterSeconds } = about
  return {
    status: statuses[code],
    body: { error: { code, ...(fields && { fields }) } },
    ...(retryAfterSeconds && { headers: { 'retry-after': String(retryAfterSeconds) } }),
  }
}

/**
 * What all doors of the extension have in common: closed when it is off, closed to pages and other extensions, and an
 * answer whatever happens. A request without an origin is a script's, which a browser does not speak for.
 */
export async function atDoor(request: Request, take: () => Promise<DoorAnswer>): Promise<Response> {
  const origin = request.headers.get('origin')
  const isOurs = env().EXTENSION_IDS.some((id) => origin === `chrome-extension://${id}`)
  const answer = await attempt(async () => {
    if (!isCookieSyncOn()) return refuse('OFF')
    if (origin !== null && !isOurs) return refuse('ORIGIN_REFUSED')
    return take()
  })
  const headers = {
    'cache-control': 'no-store',
    vary: 'origin',
    ...(origin !== null &&
      isOurs && {
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'retry-after',
      }),
    ...answer.headers,
  }
  const { status, body } = answer
  return body ? Response.json(body, { status, headers }) : new Response(null, { status, headers })
}

/** The browser's question before the extension's request. */
export function preflight(request: Request): Promise<Response> {
  const headers = {
    'access-control-allow-methods': 'POST, DELETE',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
  }
  return atDoor(request, async () => ({ status: 204, headers }))
}

async function attempt(take: () => Promise<DoorAnswer>): Promise<DoorAnswer> {
  try {
    return await take()
  } catch (err) {
    if (err instanceof AppError && err.code === 'RATE_LIMITED')
      return refuse('RATE_LIMITED', { retryAfterSeconds: err.retryAfterSeconds ?? 60 })
    log.error({ err }, 'the extension could not be served')
    return refuse('UNAVAILABLE', { retryAfterSeconds: 30 })
  }
}

export async function readJson(
  request: Request,
): Promise<{ kind: 'json'; json: unknown } | { kind: 'refused'; answer: DoorAnswer }> {
  const body = await readBody(request, mostBytes)
  if (body.kind === 'too large') return { kind: 'refused', answer: refuse('TOO_LARGE') }
  const json = parseJson(body.text)
  return json === undefined ? { kind: 'refused', answer: refuse('NOT_JSON') } : { kind: 'json', json }
}

export function bearerOf(request: Request): string | null {
  return /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null
}
