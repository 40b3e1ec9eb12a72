import { describe, expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import type { LinkHolder, Viewer } from '../actor'
import { getDb } from '../db'
import { sendEmail } from '../delivery/send-email'
import { copyReconnectLink } from '../outages/copy-reconnect-link'
import { viewReconnectLink } from '../outages/view-reconnect-link'
import { newToken } from '../secrets'
import { syncAccount } from '../status/sync-account'
import { reconnectByLink } from './reconnect-by-link'
import { startHostedAuth } from './start-hosted-auth'
import { startReconnect } from './start-reconnect'

const world = await openWorld()
const heldBy = (viewer: Viewer, token: string): LinkHolder => ({ kind: 'LINK', token, viewer })

async function makeMailedLink() {
  const person = await world.makePerson()
  const account = await world.makeBroken({ userId: person.id, name: 'Ada Lovelace' })
  const notice = await getDb().outboxEmail.findFirstOrThrow({ where: { accountId: account.id } })
  await world.pass({ minutes: 6 })
  await sendEmail(notice.id)
  const [mail] = await world.mailsTo(person.email)
  const token = /\/reconnect\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  return { person, account, token }
}

describe('a mailed link', () => {
  test('says which account, signed out too, and looking any number of times uses nothing up', async () => {
    const { token } = await makeMailedLink()
    for (let look = 0; look < 3; look++) {
      expect(await viewReconnectLink(heldBy(null, token))).toMatchObject({
        kind: 'ready',
        name: 'Ada Lovelace',
        provider: 'LINKEDIN',
      })
    }
    expect(await getDb().authIntent.count()).toBe(0)
  })

  test('makes a fresh hosted link of type reconnect at each click, and stores no token in the clear', async () => {
    const { token, account } = await makeMailedLink()
    const first = await reconnectByLink(heldBy(null, token), { network: null })
    const second = await reconnectByLink(heldBy(null, token), { network: null })
    expect(first.url).not.toBe(second.url)
    const intents = await getDb().authIntent.findMany({ where: { accountId: account.id } })
    expect(intents).toMatchObject([{ kind: 'RECONNECT' }, { kind: 'RECONNECT' }])
    const stored = JSON.stringify([intents, await getDb().reconnectLink.findMany()])
    expect(stored).not.toContain(token)
    expect(stored).not.toContain(first.url)
  })

  test('of an account that works again says so and makes no link', async () => {
    const { token, account } = await makeMailedLink()
    await world.setAtGateway(account, 'OK')
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    expect(await viewReconnectLink(heldBy(null, token))).toMatchObject({
      kind: 'fixed',
      name: 'Ada Lovelace',
    })
    const refused = reconnectByLink(heldBy(null, token), { network: null })
    await expect(refused).rejects.toMatchObject({ code: 'ALREADY_FIXED' })
  })

  test('that is unknown, expired, foreign or of a removed account gives one and the same answer', async () => {
    const [{ token }, removed] = [await makeMailedLink(), await makeMailedLink()]
    const stranger = { id: (await world.makePerson()).id, isAdmin: false }
    await getDb().connectedAccount.update({
      where: { id: removed.account.id },
      data: { removedAt: new Date() },
    })
    const views = [
      await viewReconnectLink(heldBy(null, newToken())),
      await viewReconnectLink(heldBy(null, '')),
      await viewReconnectLink(heldBy(stranger, token)),
      await viewReconnectLink(heldBy(null, removed.token)),
    ]
    await world.pass({ days: 15 })
    views.push(await viewReconnectLink(heldBy(null, token)))
    expect(views).toEqual(Array(5).fill({ kind: 'invalid' }))
    const refused = reconnectByLink(heldBy(stranger, token), { network: null })
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('works for its owner signed in, and for an admin', async () => {
    const { token, person } = await makeMailedLink()
    expect(await viewReconnectLink(heldBy({ id: person.id, isAdmin: false }, token))).toMatchObject({
      kind: 'ready',
    })
    expect(await viewReconnectLink(heldBy({ id: 'an-admin', isAdmin: true }, token))).toMatchObject({
      kind: 'ready',
    })
  })

  test('makes only so many hosted links in a while', async () => {
    const { token } = await makeMailedLink()
    const click = () => reconnectByLink(heldBy(null, token), { network: null })
    for (let count = 0; count < 10; count++) await click()
    await expect(click()).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    })
  })
})

test('a link that an admin copied opens the repair, also of an account that has no outage', async () => {
  const account = await world.makeAccount()
  await world.setAtGateway(account, 'ERROR')
  await syncAccount({ accountId: account.id, cause: 'CHECK' })
  const { url } = await copyReconnectLink({ kind: 'ADMIN', userId: 'an-admin' }, { accountId: account.id })
  const token = url.split('/').at(-1) ?? ''
  expect(await viewReconnectLink(heldBy(null, token))).toMatchObject({ kind: 'ready', status: 'ERROR' })
})

describe('the hosted link of a click', () => {
  const lastLink = async () => {
    const state = (await (await fetch(`${world.sandboxUrl}/control/state`)).json()) as { links: unknown[] }
    return JSON.stringify(state.links.at(-1))
  }

  test('carries what the gateway asks for, and leads back to us only', async () => {
    const person = await world.makePerson()
    const { url } = await startHostedAuth(
      { kind: 'CUSTOMER', userId: person.id },
      { providers: ['LINKEDIN', 'IMAP'] },
    )
    expect(new URL(url).origin).toBe(world.sandboxUrl)
    const link = await lastLink()
    expect(link).toContain('http://localhost:3000/api/webhooks/notify/')
    expect(link).toContain('http://localhost:3000/connect/return?state=')
    expect(link).toContain(person.id)
    expect(link).toContain('MAIL')
  })

  test('is refused for a provider that the gateway does not offer', async () => {
    const person = await world.makePerson()
    const refused = startHostedAuth(
      { kind: 'CUSTOMER', userId: person.id },
      { providers: ['GOOGLE_MESSAGES'] },
    )
    await expect(refused).rejects.toMatchObject({ code: 'NOT_OFFERED' })
  })

  test.each([
    ['down', 'GATEWAY_UNAVAILABLE'],
    ['unauthorized', 'GATEWAY_KEY_REFUSED'],
    ['rate_limited', 'GATEWAY_UNAVAILABLE'],
  ])(
    'fails with a sentence of ours while the gateway is %s, and the attempt has ended',
    async (mode, code) => {
      const account = await world.makeAccount()
      await world.control('gateway', { mode })
      const refused = startReconnect({ kind: 'CUSTOMER', userId: account.userId }, { accountId: account.id })
      await expect(refused).rejects.toMatchObject({ code })
      await world.control('gateway', { mode: 'up' })
      expect(await getDb().authIntent.findFirst({ where: { accountId: account.id } })).toMatchObject({
        state: 'FAILED',
        failure: 'NO_LINK',
      })
    },
  )

  test('is made only so often for one customer', async () => {
    const person = await world.makePerson()
    const click = () => startHostedAuth({ kind: 'CUSTOMER', userId: person.id }, { providers: [] })
    for (let count = 0; count < 20; count++) await click()
    await expect(click()).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  })
})
