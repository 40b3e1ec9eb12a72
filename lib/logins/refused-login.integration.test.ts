import { describe, expect, test } from 'vitest'
import { logIn } from '@/test/login'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { storeAnnouncement } from '../webhooks/store-announcement'
import { lookForAccount } from './look-for-account'
import { retryAuth } from './retry-auth'

const world = await openWorld({ CONNECT_WITH: 'unipile-v2' })

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
  'a login refused by %s shows the form again with %s and what was typed, except secrets',
  async (password, fault) => {
    const { view, username } = await logIn(world, { password })
    const seen = await view()
    expect(seen.step).toEqual({ kind: 'FORM', fault, full: false })
    expect(seen.form).toMatchObject({ username })
    expect(JSON.stringify(seen)).not.toContain(`"${password}"`)
  },
)

test('a login of a restricted account ends for good', async () => {
  const { view } = await logIn(world, { password: 'restricted' })
  expect(await view()).toMatchObject({ state: 'FAILED', failure: 'RESTRICTED' })
})

test('a refused login can be submitted again, and then work', async () => {
  const { view, holder, intentId, username } = await logIn(world, { password: 'wrong' })
  await retryAuth(holder, { intentId, full: false, values: { username, password: 'good' } })
  await world.runJobs()
  expect((await view()).state).toBe('SUCCEEDED')
})

test('a mailbox whose servers cannot be detected asks for them and keeps what was typed', async () => {
  const { view, holder, intentId } = await logIn(world, { provider: 'IMAP', username: 'bob@custom.example' })
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

describe('a login that the gateway never answered', () => {
  async function makeUnanswered() {
    const { intentId, username, view } = await logIn(world, { password: '2fa-sms' })
    const step = { kind: 'UNSURE', since: new Date() }
    await getDb().authIntent.update({ where: { id: intentId }, data: { step, stepNumber: { increment: 1 } } })
    return { intentId, username, view }
  }

  const nextLookOf = async (intentId: string) => {
    const [job] = await getDb().$queryRaw<{ at: Date }[]>`
      SELECT run_at AS at FROM graphile_worker.jobs WHERE key LIKE ${`look:${intentId}:%`}`
    return job?.at
  }

  test('is not sent again; when the gateway’s own event says that the account came of it, it did', async () => {
    const { intentId, username, view } = await makeUnanswered()
    await lookForAccount({ intentId, look: 0 })
    expect((await view()).step).toMatchObject({ kind: 'UNSURE' })
    const gatewayAccountId = await world.makeAtGateway({ gateway: 'UNIPILE_V2', username, name: username })
    const intent = await getDb().authIntent.findUniqueOrThrow({ where: { id: intentId } })
    const told = { kind: 'connected', gatewayAccountId, message: 'account.add' } as const
    await storeAnnouncement(intent, '{}', told)
    await world.runJobs()
    expect(await view()).toMatchObject({ state: 'SUCCEEDED', account: { provider: 'LINKEDIN' } })
  })

  test('that created nothing may be tried again after the last look', async () => {
    const { intentId, view } = await makeUnanswered()
    await lookForAccount({ intentId, look: 2 })
    expect((await view()).step).toEqual({ kind: 'FORM', fault: 'TIMEOUT', full: false })
  })

  test('never takes a new account for its own, though it is called just as was typed', async () => {
    const { intentId, username, view } = await makeUnanswered()
    await world.makeAtGateway({ gateway: 'UNIPILE_V2', username, name: username })
    for (const look of [0, 1, 2]) await lookForAccount({ intentId, look })
    await world.runJobs()
    expect(await view()).toMatchObject({ state: 'PENDING', account: null, step: { kind: 'FORM' } })
  })

  test('is looked for as long after a late retry as after the first try', async () => {
    const { intentId } = await makeUnanswered()
    const createdAt = new Date(Date.now() - 20 * 60_000)
    await getDb().authIntent.update({ where: { id: intentId }, data: { createdAt } })
    await lookForAccount({ intentId, look: 1 })
    expect((await nextLookOf(intentId))?.getTime()).toBeGreaterThan(Date.now() + 60_000)
  })
})
