import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { mutated } from '@/test/mutated'
import { openWorld } from '@/test/world'
import { AccountStatus, Gateway, Provider } from '../generated/prisma/enums'
import { Secret } from '../secret'
import type { GatewayAccount, GatewayId } from './gateway'
import { GatewayError } from './gateway-error'
import { getGateway } from './gateways'

// A gateway may answer anything. Over real HTTP: never a crash, never a status that nobody gave, never an account said to
// be gone, unless the gateway says exactly that.

type Answer = { status: number; type: string; body: string }
let answer: Answer = { status: 200, type: 'application/json', body: '{}' }
const server = createServer((request, response) => {
  request.resume()
  response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
await openWorld({ UNIPILE_V1_DSN: url, UNIPILE_V2_BASE_URL: `${url}/v2`, POSTPRESS_BASE_URL: `${url}/v1` })
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const prefix: Record<GatewayId, string> = { UNIPILE_V1: 'v1-', UNIPILE_V2: 'v2-', POSTPRESS: 'v1-' }
const status = fc.constantFrom(200, 200, 200, 201, 202, 204, 301, 400, 401, 403, 404, 409, 422, 429, 500, 503)
const type = fc.constantFrom('application/json', 'text/html', 'application/problem+json', '')

const answers = (id: GatewayId): fc.Arbitrary<Answer> => {
  const whole = mutated(prefix[id]).map((body) => JSON.stringify(body) ?? '')
  const broken = whole.map((text) => text.slice(0, Math.floor(text.length / 2)))
  const body = fc.oneof(
    { weight: 8, arbitrary: whole },
    broken,
    fc.constantFrom('', '<html>', 'null', '[]', '"'),
  )
  return fc.record({ status, type, body }).map((given) => ({
    ...given,
    body: given.status === 204 || given.status === 301 ? '' : given.body,
  }))
}

/** What a call came to, when it came to something that the product can live with. */
async function outcome<T>(call: () => Promise<T>): Promise<{ value: T } | { fault: string }> {
  try {
    return { value: await call() }
  } catch (error) {
    if (error instanceof GatewayError) return { fault: error.fault }
    throw error
  }
}

function expectSound(account: GatewayAccount): void {
  expect(Object.values(AccountStatus)).toContain(account.status)
  expect(Object.values(Provider)).toContain(account.provider)
  expect([typeof account.gatewayAccountId, typeof account.name]).toEqual(['string', 'string'])
  expect(account.gatewayAccountId.length).toBeGreaterThan(0)
  for (const text of [account.gatewayAccountId, account.name, account.identity ?? '', account.handle ?? '']) {
    expect(text.length).toBeLessThan(10_000)
    expect(text).not.toContain('\u0000')
  }
  if (account.createdAt) expect(Number.isNaN(account.createdAt.getTime())).toBe(false)
}

describe.each(Object.values(Gateway))('%s', (id) => {
  const gateway = getGateway(id)
  const runs = { numRuns: 150 }

  test('reading one account', async () => {
    await fc.assert(
      fc.asyncProperty(answers(id), async (given) => {
        answer = given
        const found = await outcome(() => gateway.findAccount('acc_1'))
        if (!('value' in found)) return
        if (found.value) expectSound(found.value)
        else expect(given.status).toBe(404)
      }),
      runs,
    )
  })

  test('listing accounts', async () => {
    await fc.assert(
      fc.asyncProperty(answers(id), async (given) => {
        answer = given
        const listed = await outcome(() => gateway.listAccounts(null))
        if ('value' in listed) for (const account of listed.value.accounts) expectSound(account)
      }),
      runs,
    )
  })

  test('logging in, with a hosted link and here; deleting', async () => {
    const returnUrl = 'http://localhost:3000/connect/return'
    const credentials = { kind: 'password', username: 'ada', password: new Secret('canary') } as const
    const link = { providers: [], userId: 'u', expiresAt: new Date(Date.now() + 60_000), state: 's' }
    await fc.assert(
      fc.asyncProperty(answers(id), async (given) => {
        answer = given
        const request = { provider: 'LINKEDIN', credentials, options: {}, state: 's', returnUrl } as const
        const started = await outcome(() => gateway.auth.start(request))
        if ('value' in started) expect(JSON.stringify(started.value).length).toBeLessThan(50_000)
        const hosted = await outcome(() =>
          gateway.createHostedLink({ ...link, notifyUrl: returnUrl, returnUrl: () => returnUrl }),
        )
        if ('value' in hosted) expect(hosted.value).toMatch(/^https?:\/\//)
        await outcome(() => gateway.deleteAccount('acc_1'))
      }),
      runs,
    )
  })
})
