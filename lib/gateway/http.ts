import { GatewayError } from './gateway-error'

const timeoutMs = 10_000
const largestAnswerBytes = 5_000_000

export type HttpAnswer = { status: number; headers: Headers; json: unknown }

/**
 * One request to a gateway: a time limit, no redirects followed, a bounded answer. Throws a GatewayError when there is
 * no answer; whatever the gateway did answer is returned for its wire file to judge. `json` is undefined when the body
 * is no JSON.
 */
export async function callGateway(
  url: string,
  init: { method?: string; headers: Record<string, string>; body?: unknown },
): Promise<HttpAnswer> {
  try {
    const response = await fetch(url, {
      method: init.method ?? 'GET',
      headers: {
        accept: 'application/json',
        ...(init.body !== undefined && { 'content-type': 'application/json' }),
        ...init.headers,
      },
      ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return {
      status: response.status,
      headers: response.headers,
      json: parseJson(await readBounded(response)),
    }
  } catch (cause) {
    throw new GatewayError('unavailable', { cause })
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
