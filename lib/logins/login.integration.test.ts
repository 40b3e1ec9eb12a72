import { describe, expect, test } from 'vitest'
import { logIn } from '@/test/login'
import { openWorld } from '@/test/world'
import type { Holder } from '../actor'
import { getDb } from '../db'
import { copyReconnectLink } from '../outages/copy-reconnect-link'
import { Secret } from '../secret'
import { cancelIntent } from './cancel-intent'
import { solveStep } from './solve-step'
import { viewIntent } from './view-intent'

const world = await openWorld({ CONNECT_WITH: 'unipile-v2' })

const customer = (userId: string): Holder => ({ kind: 'CUSTOMER', userId })

describe('a login', () => {
  test('without any checkpoint makes the account, just like a hosted one', async () => {
    const { view } = await logIn(world)
    expect((await view()).step).toEqual({ kind: 'CHECKING' })
    await world.runJobs()
    expect(await view()).toMatchObject({
      state: 'SUCCEEDED',
      account: { provider: 'LINKEDIN', method: 'CREDENTIALS' },
    })
  })

  test('is visible to nobody else', async () => {
    const { intentId } = await logIn(world, { password: '2fa-sms' })
    const stranger = customer((await world.makePerson()).id)
    expect(await viewIntent(stranger, { intentId })).toBeNull()
    const solving = solveStep(stranger, { intentId, stepNumber: 1, code: new Secret('123456') })
    await expect(solving).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('that is cancelled has ended', async () => {
    const { view, holder, intentId } = await logIn(world, { password: '2fa-sms' })
    await cancelIntent(holder, { intentId })
    expect(await view()).toMatchObject({ state: 'FAILED', failure: 'CANCELLED' })
  })

  test('into an account that this customer has already connected adopts it', async () => {
    const first = await logIn(world)
    await world.runJobs()
    const again = await logIn(world, { holder: first.holder, username: first.username })
    await world.runJobs()
    expect((await again.view()).account?.id).toBe((await first.view()).account?.id)
  })

  test('into an account of another customer is refused', async () => {
    const first = await logIn(world)
    await world.runJobs()
    const other = await logIn(world, { username: first.username })
    await world.runJobs()
    expect(await other.view()).toMatchObject({ state: 'FAILED', failure: 'LINKED_ELSEWHERE' })
  })
})

describe('reconnecting', () => {
  test('by a mailed link, signed out, repairs that account and no other', async () => {
    const account = await world.makeAccount({ gateway: 'UNIPILE_V2', username: 'ada@example.com' })
    const { url } = await copyReconnectLink({ kind: 'ADMIN', userId: 'a' }, { accountId: account.id })
    await world.setAtGateway(account, 'CREDENTIALS')
    await getDb().connectedAccount.update({ where: { id: account.id }, data: { status: 'CREDENTIALS' } })
    const holder: Holder = { kind: 'LINK', token: url.split('/').at(-1) ?? '', viewer: null }
    const { view } = await logIn(world, { holder, username: 'ada@example.com' })
    await world.runJobs()
    expect(await view()).toMatchObject({
      kind: 'RECONNECT',
      state: 'SUCCEEDED',
      account: { id: account.id, status: 'OK' },
    })
  })

  test('with another person’s login is refused and changes nothing', async () => {
    const account = await world.makeAccount({ gateway: 'UNIPILE_V2', username: 'grace@example.com' })
    const holder = customer(account.userId)
    const { view } = await logIn(world, { holder, accountId: account.id, username: 'mallory@example.com' })
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
  await logIn(world, { password, ...proxy })
  await logIn(world, { provider: 'TELEGRAM', method: 'QR', twofa })
  const { solve } = await logIn(world, { password: '2fa-sms' })
  await solve(code ?? '')
  for (const mode of ['error', 'down', 'unauthorized', 'rate_limited']) {
    await world.control('gateway', { mode })
    await logIn(world, { password, ...proxy })
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
