import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

export type Answer = { status?: number; headers?: Record<string, string>; body?: string }

/** A server that answers whatever a test says, for answers that the sandbox never gives. It ends with the test's file. */
export async function openStandIn(answer: (request: { method: string; path: string }) => Answer) {
  return listen((request, response) => {
    request.resume()
    const { status = 200, headers, body } = answer({ method: request.method ?? '', path: request.url ?? '' })
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  })
}

export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
