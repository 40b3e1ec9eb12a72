import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { mutated } from '@/test/mutated'
import { openStandIn } from '@/test/stand-in'
import { openWorld } from '@/test/world'
import { AccountStatus, Gateway, Provider } from '../generated/prisma/enums'
import { log } from '../log'
import { Secret } from '../secret'
import type { GatewayAccount, GatewayId } from './gateway'
import { GatewayError } from './gateway-error'
import { getGateway } from './gateways'

// A gateway may answer anything. Over real HTTP: never a crash, never a status nobody sent, and an account counts as
// gone only when the gateway says exactly that.

type Answer = { status: number; type: string; body: string }
let answer: Answer = { status: 200, type: 'application/json', body: '{}' }
const url = await openStandIn(() => ({
  status: answer.status,
  headers: { 'content-type': answer.type },
  body: answer.body,
}))
await openWorld({ UNIPILE_V1_DSN: url, UNIPILE_V2_BASE_URL: `${url}/v2`, POSTPRESS_BASE_URL: `${url}/v1` })

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

/** A call's result, if it is one the product can live with. */
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
  const said = (status: number, body: unknown, type = 'application/json') => {
    answer = { status, type, body: typeof body === 'string' ? body : JSON.stringify(body) }
  }
  const everyCall = () => {
    const returnUrl = 'http://localhost:3000/connect/return'
    const credentials = { kind: 'password', username: 'ada', password: new Secret('canary') } as const
    const common = { state: 's', userId: 'u', notifyUrl: returnUrl, expiresAt: new Date() }
    const login = { provider: 'LINKEDIN', credentials, options: {}, state: 's', returnUrl } as const
    return Promise.all(
      [
        () => gateway.findAccount('acc_1'),
        () => gateway.listAccounts(null),
        () => gateway.createHostedLink({ ...common, providers: [], returnUrl: () => returnUrl }),
        () => gateway.auth.start(login),
        () => gateway.setup.listWebhooks(),
      ].map((call: () => Promise<unknown>) => outcome(call)),
    )
  }
  const all = (fault: string) => Array(5).fill({ fault })

  test('a success that cannot be read is told by its shape and is no fault of an account', async () => {
    const told = vi.spyOn(log, 'error')
    said(200, { changed: { id: 'acc_secret', holders: ['ada@example.com'], 'ada@example.com': 1 } })
    expect(await everyCall()).toEqual(all('UNREADABLE'))
    const lines = told.mock.calls.map(([fields]) => fields)
    expect(lines).toHaveLength(5)
    const shape = '{changed: {id: string, holders: [string], …: number}}'
    expect(lines).toContainEqual({ call: expect.stringMatching(/^GET .*acc_1$/), httpStatus: 200, shape })
    expect(JSON.stringify(lines)).not.toMatch(/acc_secret|ada@/)
    told.mockRestore()
  })

  test('a page instead of an answer is unreadable when it says success, and trouble on the way when it does not', async () => {
    said(200, '<html>', 'text/html')
    expect(await everyCall()).toEqual(all('UNREADABLE'))
    said(502, '<html>', 'text/html')
    expect(await everyCall()).toEqual(all('UNAVAILABLE'))
  })

  test('a list of nothing that is an account is unreadable; one of them among others is left out', async () => {
    const page = (entries: unknown[]) => said(200, { items: entries, data: entries })
    page([{ account: 'acc_1' }])
    expect(await outcome(() => gateway.listAccounts(null))).toEqual({ fault: 'UNREADABLE' })
    page([])
    expect(await outcome(() => gateway.listAccounts(null))).toMatchObject({ value: { accounts: [] } })
    page([{ account: 'acc_1' }, { id: 'acc_2' }])
    const listed = await gateway.listAccounts(null)
    expect(listed.accounts).toMatchObject([{ gatewayAccountId: 'acc_2' }])
  })

  const runs = { numRuns: 150 }

  test('reading one account', async () => {
    await fc.assert(
      fc.asyncProperty(answers(id), async (given) => {
        answer = given
        const found = await outcome(() => gateway.findAccount('acc_1'))
        if (!('value' in found)) return
        if (found.value === 'logged out') expect(given.status).toBe(401)
        else if (found.value) expectSound(found.value)
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
