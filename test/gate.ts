import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

type Held = { path: RegExp; arrived: () => void; released: Promise<void> }

/**
 * A door between the product and a gateway, at the wire, that can hold an answer back: what it says was true when the
 * gateway gave it, and arrives later. Opened before the world, which is told its address; `lead` says where it leads.
 */
export async function openGate() {
  let target = ''
  const holds: Held[] = []
  let isSilent = false
  const unanswered: ServerResponse[] = []
  const seen: string[] = []
  const server = createServer(async (request, response) => {
    seen.push(`${request.method} ${request.url}`)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    if (isSilent) {
      unanswered.push(response)
      return
    }
    const { host: _, connection: __, ...headers } = request.headers as Record<string, string>
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'GET',
      headers,
      redirect: 'manual',
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    })
    const body = Buffer.from(await answer.arrayBuffer())
    const held = holds.findIndex(({ path }) => path.test(`${request.method} ${request.url}`))
    const [hold] = held < 0 ? [] : holds.splice(held, 1)
    hold?.arrived()
    await hold?.released
    const told = [...answer.headers].filter(
      ([name]) => !/^(content-(length|encoding)|transfer-|connection|keep-)/.test(name),
    )
    response.writeHead(answer.status, Object.fromEntries(told)).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead: (to: string) => {
      target = to
    },
    /** From now on nothing is answered. Answers how many wait. */
    fallSilent(): () => number {
      isSilent = true
      return () => unanswered.length
    },
    /** Answers again; whoever still waits is cut off. */
    speak() {
      isSilent = false
      for (const response of unanswered.splice(0)) response.destroy()
    },
    /** How many such requests have come. */
    count: (path: RegExp) => seen.filter((request) => path.test(request)).length,
    /** Holds the next answer to such a request. `arrived` settles when the gateway has given it. */
    hold(path: RegExp): { arrived: Promise<void>; release: () => void } {
      let release = () => {}
      let arrive = () => {}
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      const arrived = new Promise<void>((resolve) => {
        arrive = resolve
      })
      holds.push({ path, arrived: arrive, released })
      return { arrived, release }
    },
  }
}
