import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { listen } from '@/test/stand-in'
import { openWorld } from '@/test/world'
import { GatewayError } from './gateway-error'
import { callGateway } from './http'

// Tested at the wire: a real server, real sockets.

await openWorld()
let answer: (request: IncomingMessage, response: ServerResponse) => void
const url = await listen((request, response) => answer(request, response))
const key = { 'x-api-key': 'canary-key' }
const faultOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: unknown) => (error instanceof GatewayError ? error.fault : error),
  )

describe('a call', () => {
  test('sends its key and its body as JSON, and gives back what was answered', async () => {
    let seen: unknown
    answer = async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      const { method, url: path, headers } = request
      seen = { method, path, key: headers['x-api-key'], type: headers['content-type'], body }
      response.writeHead(418, { 'retry-after': '7' }).end('{"a":1}')
    }
    const got = await callGateway(`${url}/tea?pot=1`, { method: 'POST', headers: key, body: { b: 2 } })
    expect(seen).toEqual({
      method: 'POST',
      path: '/tea?pot=1',
      key: 'canary-key',
      type: 'application/json',
      body: '{"b":2}',
    })
    expect(got).toMatchObject({ call: `POST ${url}/tea`, status: 418, json: { a: 1 } })
    expect(got.headers.get('retry-after')).toBe('7')
  })

  test('answered by what is no JSON has none', async () => {
    answer = (_, response) => response.end('<html>')
    expect((await callGateway(url, { headers: key })).json).toBeUndefined()
  })

  test.each([301, 302, 303, 307, 308])(
    'answered by %s is not sent on, and its key goes nowhere',
    async (status) => {
      let visits = 0
      const elsewhere = await listen((_, response) => {
        visits += 1
        response.end('{}')
      })
      answer = (_, response) => response.writeHead(status, { location: `${elsewhere}/` }).end()
      for (const method of ['GET', 'POST']) {
        expect(await callGateway(url, { method, headers: key })).toMatchObject({ status })
      }
      expect(visits).toBe(0)
    },
  )
})

describe('a call that would never end', () => {
  const hang = () => undefined
  const trickle = (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200).write('{')
  }

  test.each([
    ['without an answer', hang],
    ['within its answer', trickle],
  ])('%s is given up at its time limit, and the connection is closed', async (_what, never) => {
    const closed = new Promise((resolve) => {
      answer = (request, response) => {
        response.once('close', resolve)
        never(request, response)
      }
    })
    const before = performance.now()
    expect(await faultOf(callGateway(url, { headers: key, timeoutMs: 50 }))).toBe('UNAVAILABLE')
    expect(performance.now() - before).toBeLessThan(2_000)
    await closed
  })

  test('has a time limit of ten seconds when none is given', async () => {
    answer = hang
    const real = AbortSignal.timeout.bind(AbortSignal)
    // A clock that runs two hundred times as fast.
    const clock = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => real(ms / 200))
    onTestFinished(() => clock.mockRestore())
    const before = performance.now()
    expect(await faultOf(callGateway(url, { headers: key }))).toBe('UNAVAILABLE')
    expect(performance.now() - before).toBeLessThan(2_000)
  })

  test('ends when nobody waits for it any more', async () => {
    const arrived = new Promise<ServerResponse>((resolve) => {
      answer = (_, response) => resolve(response)
    })
    const controller = new AbortController()
    const call = faultOf(callGateway(url, { headers: key, timeoutMs: 60_000, signal: controller.signal }))
    const response = await arrived
    const closed = once(response, 'close')
    controller.abort()
    expect(await call).toBe('UNAVAILABLE')
    await closed
  })
})

describe('an answer', () => {
  const megabyte = Buffer.alloc(1_000_000, ' ')

  test('of five megabytes is read', async () => {
    answer = (_, response) => {
      for (let sent = 0; sent < 4; sent++) response.write(megabyte)
      response.end(Buffer.alloc(1_000_000, '1', 'utf8').fill(' ', 1))
    }
    expect((await callGateway(url, { headers: key })).json).toBe(1)
  })

  test('without an end is refused when it is larger than that, and not read further', async () => {
    let sent = 0
    const closed = new Promise((resolve) => {
      answer = (_, response) => {
        response.once('close', resolve)
        const more = () => {
          while (!response.destroyed && response.write(megabyte)) sent += 1
        }
        response.on('drain', more)
        more()
      }
    })
    expect(await faultOf(callGateway(url, { headers: key, timeoutMs: 60_000 }))).toBe('UNAVAILABLE')
    await closed
    expect(sent).toBeLessThan(50)
  })
})

test('what went wrong on the way says nothing of what was sent', async () => {
  const nobody = 'http://127.0.0.1:1/canary-path'
  const error = await callGateway(nobody, { headers: key, body: 'canary-body' }).catch((thrown) => thrown)
  expect(error).toBeInstanceOf(GatewayError)
  expect(error).toMatchObject({ fault: 'UNAVAILABLE', httpStatus: null })
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('canary')
})
