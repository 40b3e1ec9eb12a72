import { createServer, type IncomingMessage } from 'node:http'
import { onTestFinished } from 'vitest'
import type { Delivery, State } from './core/state.ts'
import type { openIntents } from './panel/open-intents.ts'
import { createSandbox, type SandboxOptions } from './sandbox.ts'

const fast: SandboxOptions = { settleMs: 5, slowNotifyMs: 60, retryBaseMs: 5, deliveryTimeoutMs: 500 }
type Fields = Record<string, unknown>
type OpenIntents = ReturnType<typeof openIntents>
type Form = Record<string, string>

/** A sandbox of the test's own on a free port, spoken to over real HTTP. */
export async function startSandbox(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ ...fast, ...options })
  const { url } = await sandbox.listen(0)
  let open = true
  const close = async () => {
    if (open) await sandbox.close()
    open = false
  }
  onTestFinished(close)

  const api = (method: string, path: string, body?: unknown, key = 'sandbox-key') =>
    call(`${url}/api/v1${path}`, { method, headers: { 'x-api-key': key }, body })
  const v2 = (method: string, path: string, body?: unknown, key = 'sandbox-key-v2') =>
    call(`${url}/v2${path}`, { method, headers: { 'x-api-key': key }, body })
  const postpress = (method: string, path: string, body?: unknown, key = 'pp_test_sandbox') =>
    call(`${url}/postpress/v1${path}`, { method, headers: { 'x-api-key': key }, body })
  const control = (name: string, body: Fields = {}) =>
    call(`${url}/control/${name}`, { method: 'POST', body })
  const state = async () => (await call(`${url}/control/state`)).json as unknown as State & OpenIntents
  const deliveries = async (): Promise<Delivery[]> => (await state()).deliveries
  const page = (path: string, form?: Form) =>
    fetch(new URL(path, url), {
      redirect: 'manual',
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })

  async function link(fields: Fields = {}): Promise<string> {
    const answer = await api('POST', '/hosted/accounts/link', { ...linkRequest(), ...fields })
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.json))
    return String(answer.json.url)
  }

  async function createAccount(fields: Fields = {}): Promise<string> {
    const account = { type: 'LINKEDIN', name: 'Ada Example', username: 'ada@example.com', ...fields }
    return ((await control('create-account', account)).json.account as { id: string }).id
  }

  /** A sign-in through v2: an account when nothing is asked, or the first checkpoint. */
  const intent = (password: string, fields: Fields = {}) =>
    v2('POST', '/auth/intent', {
      provider: 'linkedin',
      credentials: { username: 'ada@example.com', password },
      ...fields,
    })
  const solve = (intentId: unknown, code: string) =>
    v2('POST', '/auth/checkpoint', { intent_id: intentId, code })

  return {
    url,
    close,
    v2,
    postpress,
    intent,
    solve,
    api,
    control,
    state,
    deliveries,
    page,
    link,
    createAccount,
  }
}

export function linkRequest(): Fields {
  return {
    type: 'create',
    providers: ['LINKEDIN'],
    api_url: 'https://api8.unipile.com:13816',
    expiresOn: new Date(Date.now() + 600_000).toISOString(),
    name: 'user_1234',
  }
}

export async function call(url: string, request: { method?: string; headers?: Form; body?: unknown } = {}) {
  const { method = 'GET', headers = {}, body } = request
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    json: (text ? JSON.parse(text) : {}) as Fields,
    headers: response.headers,
  }
}

export type Received = { path: string; headers: IncomingMessage['headers']; body: string }

/** A stand-in for the app: records what it receives and answers as told. */
export async function startReceiver(answer: (nth: number) => number = () => 200) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    received.push({
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    })
    response.writeHead(answer(received.length)).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return { url, received, messages: () => received.map(({ body }) => messageOf(body)) }
}

function messageOf(body: string): string {
  const event = JSON.parse(body)
  return event.AccountStatus?.message ?? event.status
}
