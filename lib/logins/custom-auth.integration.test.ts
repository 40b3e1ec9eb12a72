import { describe, expect, test, vi } from 'vitest'
import { openWorld } from '@/test/world'
import type { Holder } from '../actor'
import { getDb } from '../db'
import type { Provider } from '../generated/prisma/enums'
import type { TypedMethod } from '../intents/typed-method'
import { copyReconnectLink } from '../outages/copy-reconnect-link'
import { Secret } from '../secret'
import { cancelIntent } from './cancel-intent'
import { chooseChallenge } from './choose-challenge'
import { lookForAccount } from './look-for-account'
import { resendCode } from './resend-code'
import { retryAuth } from './retry-auth'
import { solveStep } from './solve-step'
import { startAuth } from './start-auth'
import { viewIntent } from './view-intent'
import { holdWait } from './wait-for-step'

const world = await openWorld({ CONNECT_WITH: 'unipile-v2' })

type Begin = {
  provider?: Provider
  method?: TypedMethod
  password?: string
  accountId?: string
  holder?: Holder
}

/** A person at a login, with what they can do there. */
async function begin(about: Begin & Record<string, unknown> = {}) {
  const {
    provider = 'LINKEDIN',
    method = 'CREDENTIALS',
    password = 'good',
    accountId,
    holder,
    ...values
  } = about
  const who: Holder = holder ?? { kind: 'CUSTOMER', userId: (await world.makePerson()).id }
  const username = `${crypto.randomUUID()}@example.com`
  const request = {
    provider,
    method,
    full: false,
    accountId,
    values: { username, password, ...values },
  }
  const started = await startAuth(who, request)
  if (started.kind !== 'started') throw new Error(JSON.stringify(started.fields))
  const { intentId } = started
  const view = async () => {
    const seen = await viewIntent(who, { intentId })
    if (!seen) throw new Error('nothing to see')
    return seen
  }
  const solve = async (code: string) =>
    solveStep(who, { intentId, stepNumber: (await view()).stepNumber, code: new Secret(code) })
  return { holder: who, intentId, username, view, solve }
}

const checkpoint = (type: string) => ({ kind: 'CHECKPOINT', checkpoint: expect.objectContaining({ type }) })

describe('a login', () => {
  test('without any checkpoint makes the account, in the same way as a hosted one', async () => {
    const { view } = await begin()
    expect((await view()).step).toEqual({ kind: 'CHECKING' })
    await world.runJobs()
    expect(await view()).toMatchObject({
      state: 'SUCCEEDED',
      account: { provider: 'LINKEDIN', method: 'CREDENTIALS' },
    })
  })

  test.each([
    ['2fa-sms', '2FA'],
    ['2fa-app', '2FA'],
    ['2fa-whatsapp', '2FA'],
    ['otp', 'OTP'],
    ['captcha', 'CAPTCHA'],
    ['in-app', 'IN_APP_VALIDATION'],
    ['otp-or-in-app', 'OTP_OR_IN_APP_VALIDATION'],
    ['contract', 'CONTRACT_SELECTION'],
    ['challenge', 'CHALLENGE_SELECTION'],
    ['phone', 'PHONE_REGISTER'],
    ['loading', 'LOADING'],
    ['future', 'UNKNOWN'],
  ])('that meets %s shows %s, also after a refresh', async (password, type) => {
    const { view } = await begin({ password })
    expect((await view()).step).toMatchObject(checkpoint(type))
    expect((await view()).step).toEqual((await view()).step)
  })

  test('with a wrong code stays on its screen and says so; the right one then passes', async () => {
    const { view, solve } = await begin({ password: '2fa-app' })
    await solve('000000')
    expect((await view()).step).toMatchObject({ ...checkpoint('2FA'), fault: 'INVALID_CODE' })
    await solve('123456')
    await world.runJobs()
    expect((await view()).state).toBe('SUCCEEDED')
  })

  test('goes through a chain of checkpoints, one screen after the other', async () => {
    const { view, solve } = await begin({ password: 'phone' })
    const seen: unknown[] = []
    for (let step = 0; step < 3; step++) {
      const current = (await view()).step
      if (current?.kind !== 'CHECKPOINT') break
      seen.push(current.checkpoint.type)
      await solve(current.checkpoint.type === 'PHONE_REGISTER' ? '+33612345678' : '123456')
    }
    expect(seen).toEqual(['PHONE_REGISTER', 'OTP', '2FA'])
    await world.runJobs()
    expect((await view()).state).toBe('SUCCEEDED')
  })

  test('lets a person choose how to prove who they are, and send the code again', async () => {
    const { view, solve, holder, intentId } = await begin({ password: 'challenge' })
    const { stepNumber } = await view()
    await chooseChallenge(holder, { intentId, stepNumber, challenge: 'SMS' })
    expect((await view()).step).toMatchObject(checkpoint('OTP'))
    expect((await view()).canResend).toBe(true)
    await resendCode(holder, { intentId })
    await solve('123456')
    await world.runJobs()
    expect((await view()).state).toBe('SUCCEEDED')
  })

  test('answered twice at once, or for a screen that is gone, goes on once', async () => {
    const { view, holder, intentId } = await begin({ password: '2fa-sms' })
    const { stepNumber } = await view()
    const solve = () => solveStep(holder, { intentId, stepNumber, code: new Secret('000000') })
    await Promise.all([solve(), solve(), solve()])
    expect((await view()).stepNumber).toBe(stepNumber + 1)
    await solve()
    expect((await view()).stepNumber).toBe(stepNumber + 1)
  })

  test.each([
    ['wrong', 'INVALID_CREDENTIALS'],
    ['unknown-context', 'UNKNOWN_CONTEXT'],
    ['insufficient', 'INSUFFICIENT_PERMISSIONS'],
    ['timeout', 'TIMEOUT'],
    ['proxy-auth', 'PROXY_AUTH'],
    ['proxy-error', 'PROXY_ERROR'],
    ['proxy-timeout', 'PROXY_TIMEOUT'],
    ['subscription', 'SUBSCRIPTION'],
    ['key', 'KEY_REFUSED'],
    ['rate', 'RATE_LIMITED'],
    ['500', 'UNAVAILABLE'],
    ['html', 'UNAVAILABLE'],
    ['huge', 'INVALID_PARAMETERS'],
  ])(
    'refused by %s shows the form again with %s, and what was typed but the secrets',
    async (password, fault) => {
      const { view, username } = await begin({ password })
      const seen = await view()
      expect(seen.step).toEqual({ kind: 'FORM', fault, full: false })
      expect(seen.form).toMatchObject({ username })
      expect(JSON.stringify(seen)).not.toContain(`"${password}"`)
    },
  )

  test('of a restricted account ends for good', async () => {
    const { view } = await begin({ password: 'restricted' })
    expect(await view()).toMatchObject({ state: 'FAILED', failure: 'RESTRICTED' })
  })

  test('refused can be submitted again, and then work', async () => {
    const { view, holder, intentId, username } = await begin({ password: 'wrong' })
    await retryAuth(holder, { intentId, full: false, values: { username, password: 'good' } })
    await world.runJobs()
    expect((await view()).state).toBe('SUCCEEDED')
  })

  test('is seen by nobody else', async () => {
    const { intentId } = await begin({ password: '2fa-sms' })
    const stranger: Holder = { kind: 'CUSTOMER', userId: (await world.makePerson()).id }
    expect(await viewIntent(stranger, { intentId })).toBeNull()
    const solving = solveStep(stranger, { intentId, stepNumber: 1, code: new Secret('123456') })
    await expect(solving).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('given up has ended', async () => {
    const { view, holder, intentId } = await begin({ password: '2fa-sms' })
    await cancelIntent(holder, { intentId })
    expect(await view()).toMatchObject({ state: 'FAILED', failure: 'CANCELLED' })
  })

  test('into an account that this customer has already adopts it', async () => {
    const first = await begin()
    await world.runJobs()
    const again = await begin({ holder: first.holder, username: first.username })
    await world.runJobs()
    expect((await again.view()).account?.id).toBe((await first.view()).account?.id)
  })

  test('into an account of another customer is refused', async () => {
    const first = await begin()
    await world.runJobs()
    const other = await begin({ username: first.username })
    await world.runJobs()
    expect(await other.view()).toMatchObject({ state: 'FAILED', failure: 'LINKED_ELSEWHERE' })
  })
})

test('a mailbox whose servers cannot be found out asks for them, keeping what was typed', async () => {
  const { view, holder, intentId } = await begin({ provider: 'IMAP', username: 'bob@custom.example' })
  expect(await view()).toMatchObject({
    step: { kind: 'FORM', fault: 'INVALID_PARAMETERS', full: true },
    form: { username: 'bob@custom.example' },
  })
  const side = (name: string) => ({
    [`${name}Host`]: `${name}.custom.example`,
    [`${name}Port`]: '993',
    [`${name}Encryption`]: 'tls',
    [`${name}User`]: 'bob@custom.example',
    [`${name}Password`]: 'good',
  })
  await retryAuth(holder, { intentId, full: true, values: { ...side('imap'), ...side('smtp') } })
  await world.runJobs()
  expect(await view()).toMatchObject({ state: 'SUCCEEDED', account: { provider: 'IMAP' } })
})

describe('a code to scan', () => {
  const waits = async (intentId: string) => {
    const intent = await getDb().authIntent.findUniqueOrThrow({ where: { id: intentId } })
    const state = (await (await fetch(`${world.sandboxUrl}/control/state`)).json()) as {
      waits: Record<string, number>
    }
    return state.waits[intent.gatewayIntentId ?? ''] ?? 0
  }
  const gatewayIntent = async (intentId: string) =>
    (await getDb().authIntent.findUniqueOrThrow({ where: { id: intentId } })).gatewayIntentId

  test('is waited for by one call however many look, and by none when nobody does', async () => {
    const { intentId } = await begin({ provider: 'WHATSAPP', method: 'QR' })
    const looking = Array.from({ length: 6 }, () => holdWait(intentId))
    await vi.waitFor(async () => expect(await waits(intentId)).toBe(1))
    for (const stop of looking) stop()
    await vi.waitFor(async () => expect(await waits(intentId)).toBe(0), { timeout: 8_000 })
  })

  test('is replaced when it is old, and the account is there once it is scanned', async () => {
    await world.control('timing', { qr_life_ms: 300, qr_rotations: 500 })
    const { intentId, view } = await begin({ provider: 'TELEGRAM', method: 'QR' })
    const first = (await view()).step
    const stop = holdWait(intentId)
    await vi.waitFor(async () => {
      const { step } = await view()
      expect(step?.kind === 'QR' && first?.kind === 'QR' && step.code !== first.code).toBe(true)
    })
    await world.control('timing', { qr_life_ms: 60_000, qr_rotations: 500 })
    await vi.waitFor(async () => expect(await waits(intentId)).toBe(1), { timeout: 8_000 })
    await world.control('scan', { intent_id: await gatewayIntent(intentId) })
    await vi.waitFor(async () => expect((await view()).step).toEqual({ kind: 'CHECKING' }), {
      timeout: 8_000,
    })
    stop()
    await world.runJobs()
    expect((await view()).state).toBe('SUCCEEDED')
  })

  test('that nobody scans ends with another try in its place', async () => {
    await world.control('timing', { qr_life_ms: 100, qr_rotations: 0 })
    const { intentId, view, holder } = await begin({ provider: 'WHATSAPP', method: 'QR' })
    const stop = holdWait(intentId)
    await vi.waitFor(async () => expect((await view()).step).toEqual({ kind: 'QR_EXPIRED' }), {
      timeout: 8_000,
    })
    stop()
    await world.control('timing', { qr_life_ms: 60_000, qr_rotations: 3 })
    await retryAuth(holder, { intentId, full: false, values: {} })
    expect((await view()).step).toMatchObject({ kind: 'QR' })
  })
})

test('an approval in the provider’s app ends the wait', async () => {
  const { intentId, view } = await begin({ password: 'in-app' })
  const stop = holdWait(intentId)
  const intent = await getDb().authIntent.findUniqueOrThrow({ where: { id: intentId } })
  await world.control('approve', { intent_id: intent.gatewayIntentId })
  await vi.waitFor(async () => expect((await view()).step).toEqual({ kind: 'CHECKING' }), { timeout: 8_000 })
  stop()
  await world.runJobs()
  expect((await view()).state).toBe('SUCCEEDED')
})

describe('a login that the gateway never answered', () => {
  async function makeUnsure() {
    const { holder, intentId, username, view } = await begin({ password: '2fa-sms' })
    const step = { kind: 'UNSURE', since: new Date() }
    await getDb().authIntent.update({ where: { id: intentId }, data: { step, stepNumber: { increment: 1 } } })
    return { holder, intentId, username, view }
  }

  test('is not sent again; the account that came of it all the same is found', async () => {
    const { intentId, username, view } = await makeUnsure()
    await lookForAccount({ intentId, look: 0 })
    expect((await view()).step).toMatchObject({ kind: 'UNSURE' })
    await world.makeAtGateway({ gateway: 'UNIPILE_V2', username, name: username })
    await lookForAccount({ intentId, look: 1 })
    await world.runJobs()
    expect(await view()).toMatchObject({ state: 'SUCCEEDED', account: { provider: 'LINKEDIN' } })
  })

  test('of which nothing came may be tried again after the last look', async () => {
    const { intentId, view } = await makeUnsure()
    await lookForAccount({ intentId, look: 2 })
    expect((await view()).step).toEqual({ kind: 'FORM', fault: 'TIMEOUT', full: false })
  })

  test('is never mixed up with somebody else’s new account', async () => {
    const { intentId, view } = await makeUnsure()
    await world.makeAtGateway({
      gateway: 'UNIPILE_V2',
      username: 'another@example.com',
      name: 'another@example.com',
    })
    await lookForAccount({ intentId, look: 0 })
    expect((await view()).step).toMatchObject({ kind: 'UNSURE' })
  })
})

describe('reconnecting', () => {
  test('by a mailed link, signed out, repairs that account and no other', async () => {
    const account = await world.makeAccount({ gateway: 'UNIPILE_V2', username: 'ada@example.com' })
    const { url } = await copyReconnectLink({ kind: 'ADMIN', userId: 'a' }, { accountId: account.id })
    await world.setAtGateway(account, 'CREDENTIALS')
    await getDb().connectedAccount.update({ where: { id: account.id }, data: { status: 'CREDENTIALS' } })
    const holder: Holder = { kind: 'LINK', token: url.split('/').at(-1) ?? '', viewer: null }
    const { view } = await begin({ holder, username: 'ada@example.com' })
    await world.runJobs()
    expect(await view()).toMatchObject({
      kind: 'RECONNECT',
      state: 'SUCCEEDED',
      account: { id: account.id, status: 'OK' },
    })
  })

  test('with somebody else’s login is refused and changes nothing', async () => {
    const account = await world.makeAccount({ gateway: 'UNIPILE_V2', username: 'grace@example.com' })
    const holder: Holder = { kind: 'CUSTOMER', userId: account.userId }
    const { view } = await begin({ holder, accountId: account.id, username: 'mallory@example.com' })
    await world.runJobs()
    expect(await view()).toMatchObject({ state: 'FAILED', failure: 'WRONG_ACCOUNT' })
    const row = await getDb().connectedAccount.findUniqueOrThrow({ where: { id: account.id } })
    expect(row).toMatchObject({ identity: account.identity, name: account.name })
  })
})

test('what is typed as a secret is in no row and no job, whatever the gateway answers', async () => {
  const canary = (name: string) => `canary-${name}-${crypto.randomUUID()}`
  const [password, proxyPassword, code, twofa] = ['password', 'proxy', 'code', 'twofa'].map(canary)
  const proxy = { proxyHost: 'proxy.example.com', proxyPort: '8080', proxyPassword }
  await begin({ password, ...proxy })
  await begin({ provider: 'TELEGRAM', method: 'QR', twofa })
  const { solve } = await begin({ password: '2fa-sms' })
  await solve(code ?? '')
  for (const mode of ['error', 'down', 'unauthorized', 'rate_limited']) {
    await world.control('gateway', { mode })
    await begin({ password, ...proxy })
  }
  await world.control('gateway', { mode: 'up' })
  await world.runJobs()
  const tables = await getDb().$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname IN ('public', 'graphile_worker')`
  for (const { name } of tables) {
    const [found] = await getDb().$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM ${name} AS row WHERE row::text LIKE '%canary-%'`,
    )
    expect([name, found?.count]).toEqual([name, 0])
  }
})
