import { parseJson } from '../parse-json'
import { throughBreaker } from './breaker-guard'
import { GatewayError } from './gateway-error'

const usualTimeoutMs = 10_000
const largestAnswerBytes = 5_000_000

/** `call`: the request for the log, without its query. */
export type HttpAnswer = { call: string; status: number; headers: Headers; json: unknown }

export type HttpRequest = {
  method?: string
  headers: Record<string, string>
  body?: unknown
  timeoutMs?: number
  /** Aborts the call when nobody is waiting for it any more. */
  signal?: AbortSignal | undefined
}

/**
 * One request to a gateway: a time limit, no redirects followed, a limited answer size. Throws a GatewayError when
 * there is no answer; any answer is returned for its wire file to judge. `json` is undefined when the body is not JSON.
 */
export function callGateway(url: string, request: HttpRequest): Promise<HttpAnswer> {
  return throughBreaker(url, request, () => exchange(url, request))
}

async function exchange(url: string, request: HttpRequest): Promise<HttpAnswer> {
  const method = request.method ?? 'GET'
  const limits = [
    AbortSignal.timeout(request.timeoutMs ?? usualTimeoutMs),
    ...(request.signal ? [request.signal] : []),
  ]
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.any(limits),
    })
    return {
      call: `${method} ${url.split('?', 1)[0]}`,
      status: response.status,
      headers: response.headers,
      json: parseJson(await readBounded(response)),
    }
  } catch (error) {
    // A network error may quote what was sent, so only its name is kept.
    throw new GatewayError('UNAVAILABLE', { cause: error instanceof Error ? error.name : 'unknown' })
  }
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > largestAnswerBytes) throw new Error(`the answer is larger than ${largestAnswerBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
