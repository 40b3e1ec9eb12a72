import { env } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { parseJson } from '../parse-json'
import { readBody } from '../read-body'
import { isCookieSyncOn } from './is-cookie-sync-on'

const maxBytes = 16 * 1024

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

/** An answer to the extension. */
export type ExtensionAnswer = { status: number; body?: object; headers?: Record<string, string> }

export function refuse(
  code: keyof typeof statuses,
  about: { fields?: Record<string, string>; retryAfterSeconds?: number } = {},
): ExtensionAnswer {
  const { fields, retryAfterSeconds } = about
  return {
    status: statuses[code],
    body: { error: { code, ...(fields && { fields }) } },
    ...(retryAfterSeconds && { headers: { 'retry-after': String(retryAfterSeconds) } }),
  }
}

/**
 * What all of the extension's endpoints share: they are off when cookie sync is, refuse web pages and other extensions,
 * and answer whatever happens. A request without an origin comes from a script, not from a browser.
 */
export async function answerExtension(
  request: Request,
  handle: () => Promise<ExtensionAnswer>,
): Promise<Response> {
  const origin = request.headers.get('origin')
  const isOurs = env().EXTENSION_IDS.some((id) => origin === `chrome-extension://${id}`)
  const answer = await guarded(async () => {
    if (!isCookieSyncOn()) return refuse('OFF')
    if (origin !== null && !isOurs) return refuse('ORIGIN_REFUSED')
    return handle()
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

/** The CORS preflight request of the browser. */
export function preflight(request: Request): Promise<Response> {
  const headers = {
    'access-control-allow-methods': 'POST, DELETE',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
  }
  return answerExtension(request, async () => ({ status: 204, headers }))
}

async function guarded(handle: () => Promise<ExtensionAnswer>): Promise<ExtensionAnswer> {
  try {
    return await handle()
  } catch (err) {
    if (err instanceof AppError && err.code === 'RATE_LIMITED')
      return refuse('RATE_LIMITED', { retryAfterSeconds: err.retryAfterSeconds ?? 60 })
    log.error({ err }, 'a request of the extension failed')
    return refuse('UNAVAILABLE', { retryAfterSeconds: 30 })
  }
}

export async function readJson(
  request: Request,
): Promise<{ kind: 'json'; json: unknown } | { kind: 'refused'; answer: ExtensionAnswer }> {
  const body = await readBody(request, maxBytes)
  if (body.kind === 'too large') return { kind: 'refused', answer: refuse('TOO_LARGE') }
  const json = parseJson(body.text)
  return json === undefined ? { kind: 'refused', answer: refuse('NOT_JSON') } : { kind: 'json', json }
}

export function bearerToken(request: Request): string | null {
  return /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null
}
