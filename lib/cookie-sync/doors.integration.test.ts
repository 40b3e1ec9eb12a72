import { describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  chrome,
  knockPairing,
  knockSync,
  knockUnpairing,
  newSession,
  ourOrigin,
  pair,
  requestOf,
} from '@/test/extension'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import * as settings from '../env'
import { log } from '../log'
import { preflight } from './extension-door'
import { makePairingCode } from './make-pairing-code'
import * as storing from './store-session'
import { unpairBrowser } from './unpair-browser'

const world = await openWorld({ TRUSTED_PROXY_HOPS: '1' })

const minutes = (count: number) => new Date(Date.now() + count * 60_000)
const browser = (id: string) => getDb().pairedBrowser.findUniqueOrThrow({ where: { id } })
const audits = (userId: string) =>
  getDb().auditEntry.findMany({ where: { actorId: userId }, orderBy: { id: 'asc' } })
const refused = (status: number, code: string) => ({ status, body: { error: { code } } })

async function newBrowser() {
  const person = await world.makePerson()
  return { person, ...(await pair(person.id)) }
}

describe('pairing', () => {
  test('a code typed in any manner gives a token, once; the browser has a name and the audit says so', async () => {
    const person = await world.makePerson()
    const { code, lifeMs } = await makePairingCode({ userId: person.id })
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(lifeMs).toBe(600_000)
    const typed = ` ${code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
    const paired = await knockPairing({ body: { code: typed, user_agent: chrome, later: 'ignored' } })
    expect(paired).toMatchObject({ status: 201, body: { token: expect.stringMatching(/^[\w-]{43}$/) } })
    expect(paired.headers.get('access-control-allow-origin')).toBe(ourOrigin())
    expect(paired.headers.get('access-control-allow-credentials')).toBeNull()
    expect(paired.headers.get('cache-control')).toBe('no-store')
    expect(paired.headers.get('vary')).toBe('origin')
    expect(await knockPairing({ body: { code, user_agent: chrome } })).toMatchObject(
      refused(404, 'CODE_UNKNOWN'),
    )
    const rows = await getDb().pairedBrowser.findMany({ where: { userId: person.id } })
    expect(rows).toMatchObject([
      { name: 'Chrome on macOS', state: 'PAIRED', lastSyncAt: null, revokedAt: null },
    ])
    expect(JSON.stringify(rows)).not.toContain(paired.body.token)
    expect(await audits(person.id)).toMatchObject([
      { action: 'BROWSER_PAIRED', actorKind: 'CUSTOMER', detail: { browser: 'Chrome on macOS' } },
    ])
  })

  test('of many browsers that show the same code at once, one is paired', async () => {
    const person = await world.makePerson()
    const { code } = await makePairingCode({ userId: person.id })
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => knockPairing({ body: { code, user_agent: chrome } })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 404, 404, 404, 404, 404])
    expect(await getDb().pairedBrowser.count({ where: { userId: person.id } })).toBe(1)
  })

  test('an unknown, a replaced and an expired code are one answer', async () => {
    const person = await world.makePerson()
    const replaced = await makePairingCode({ userId: person.id })
    const expired = await makePairingCode({ userId: person.id, now: minutes(-10) })
    for (const code of ['AAAAA-AAAAA', 'x', replaced.code, expired.code]) {
      const answer = await knockPairing({ body: { code, user_agent: chrome } })
      expect(answer).toMatchObject(refused(404, 'CODE_UNKNOWN'))
    }
    await Promise.all([makePairingCode({ userId: person.id }), makePairingCode({ userId: person.id })])
    expect(await getDb().pairingCode.count({ where: { userId: person.id } })).toBe(1)
  })

  test('what is wrong is told by field; tries from one network are limited', async () => {
    const answer = await knockPairing({ body: { code: 5, user_agent: 'a\nb c d' } }, 'n1')
    expect(answer).toMatchObject({
      status: 422,
      body: {
        error: { code: 'INVALID', fields: { code: expect.any(String), user_agent: expect.any(String) } },
      },
    })
    expect(await knockPairing({ body: '[' }, 'n1')).toMatchObject(refused(400, 'NOT_JSON'))
    expect(await knockPairing({ body: '[]' }, 'n1')).toMatchObject({
      body: { error: { fields: { body: expect.any(String) } } },
    })
    expect(await knockPairing({ body: { code: 'x'.repeat(17_000) } }, 'n1')).toMatchObject(
      refused(413, 'TOO_LARGE'),
    )
    for (let index = 0; index < 6; index++) await knockPairing({ body: '{}' }, 'n1')
    const limited = await knockPairing({ body: '{}' }, 'n1')
    expect(limited).toMatchObject(refused(429, 'RATE_LIMITED'))
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await knockPairing({ body: '{}' }, 'n2')).status).toBe(422)
  })
})

describe('unpairing', () => {
  test('by the browser: its token is refused from then on, its cookies are gone, others keep theirs', async () => {
    const { person, token, id } = await newBrowser()
    const other = await pair(person.id)
    const session = newSession()
    for (const one of [token, other.token])
      expect((await knockSync({ token: one, body: session })).status).toBe(200)
    expect(await knockUnpairing({ token })).toMatchObject({ status: 204, text: '' })
    expect(await knockUnpairing({ token })).toMatchObject(refused(401, 'TOKEN_REVOKED'))
    expect(await knockSync({ token, body: session })).toMatchObject(refused(401, 'TOKEN_REVOKED'))
    expect((await browser(id)).revokedAt).not.toBeNull()
    expect(
      await getDb().linkedinSession.findMany({ where: { member: { userId: person.id } } }),
    ).toMatchObject([{ browserId: other.id }])
    expect((await audits(person.id)).map(({ action }) => action)).toEqual([
      'BROWSER_PAIRED',
      'BROWSER_PAIRED',
      'BROWSER_UNPAIRED',
    ])
  })

  test('by its owner, once; somebody else’s browser is as unknown as none', async () => {
    const { person, token, id } = await newBrowser()
    const stranger = await world.makePerson()
    await knockSync({ token, body: newSession() })
    expect(await unpairBrowser({ userId: stranger.id, browserId: id })).toBe(false)
    expect(await unpairBrowser({ userId: person.id, browserId: 'none' })).toBe(false)
    const both = [1, 2].map(() => unpairBrowser({ userId: person.id, browserId: id }))
    expect((await Promise.all(both)).toSorted()).toEqual([false, true])
    expect(await getDb().linkedinSession.count({ where: { browserId: id } })).toBe(0)
    expect(await knockSync({ token, body: newSession() })).toMatchObject(refused(401, 'TOKEN_REVOKED'))
  })

  test('while it brings a cookie: nothing of it stays', async () => {
    for (let round = 0; round < 8; round++) {
      const { person, token, id } = await newBrowser()
      await Promise.all([
        knockSync({ token, body: newSession() }),
        unpairBrowser({ userId: person.id, browserId: id }),
      ])
      expect(await getDb().linkedinSession.count({ where: { browserId: id } })).toBe(0)
    }
  })
})

describe('the doors', () => {
  test.each([
    'https://evil.example',
    'http://localhost:3000',
    'null',
    `chrome-extension://${'a'.repeat(32)}`,
  ])('are closed to %s, before anything is read', async (origin) => {
    const { token, id } = await newBrowser()
    const { lastSeenAt } = await browser(id)
    const answer = await knockSync({ token, origin, body: newSession() })
    expect(answer).toMatchObject(refused(403, 'ORIGIN_REFUSED'))
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect((await preflight(requestOf({ method: 'OPTIONS', origin }))).status).toBe(403)
    expect((await browser(id)).lastSeenAt).toEqual(lastSeenAt)
  })

  test('are open to a script without an origin, and ignore the cookies of a browser', async () => {
    const { token } = await newBrowser()
    expect((await knockSync({ token, origin: null, body: newSession() })).status).toBe(200)
    const headers = { cookie: `authjs.session-token=${token}`, authorization: '' }
    expect(await knockSync({ headers, body: newSession() })).toMatchObject(refused(401, 'TOKEN_UNKNOWN'))
  })

  test('answer the browser’s question before the request', async () => {
    const answer = await preflight(requestOf({ method: 'OPTIONS' }))
    expect(answer.status).toBe(204)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': ourOrigin(),
      'access-control-allow-methods': 'POST, DELETE',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '600',
    })
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false)
  })

  test.each([
    ['no extension is named', { EXTENSION_IDS: [] }],
    ['LinkedIn is not offered', { CONNECT_PROVIDERS: ['GOOGLE' as const] }],
  ])('are not there when %s', async (_case, changed) => {
    const { token } = await newBrowser()
    const real = settings.env()
    const spy = vi.spyOn(settings, 'env').mockReturnValue({ ...real, ...changed })
    onTestFinished(() => spy.mockRestore())
    const origin = 'https://evil.example'
    expect(await knockSync({ token, origin, body: newSession() })).toMatchObject(refused(404, 'OFF'))
    expect((await preflight(requestOf({ method: 'OPTIONS', origin }))).status).toBe(404)
  })

  test('say that they could not, and log it, when something of ours is broken', async () => {
    const { token } = await newBrowser()
    const session = newSession()
    const broken = vi.spyOn(storing, 'storeSession').mockRejectedValue(new Error('no connection'))
    const logged = vi.spyOn(log, 'error').mockReturnValue(undefined)
    onTestFinished(() => [broken, logged].forEach((spy) => void spy.mockRestore()))
    const answer = await knockSync({ token, body: session })
    expect(answer).toMatchObject(refused(503, 'UNAVAILABLE'))
    expect(answer.headers.get('retry-after')).toBe('30')
    expect(answer.headers.get('access-control-allow-origin')).toBe(ourOrigin())
    expect(JSON.stringify(logged.mock.calls)).not.toContain(session.li_at)
  })
})

describe('a sync', () => {
  test('needs the token of a browser', async () => {
    for (const token of [null, 'nonsense'])
      expect(await knockSync({ token, body: 'not even JSON' })).toMatchObject(refused(401, 'TOKEN_UNKNOWN'))
  })

  test('that is too large, no JSON, or wrong in a field is told so without its values', async () => {
    const { token } = await newBrowser()
    expect(await knockSync({ token, body: `"${'x'.repeat(16_400)}"` })).toMatchObject(
      refused(413, 'TOO_LARGE'),
    )
    expect(await knockSync({ token, body: '{"li_at": "canary-in-bad-json' })).toMatchObject(
      refused(400, 'NOT_JSON'),
    )
    const wrong = {
      li_at: 'canary with;space',
      li_a: 'canary',
      user_agent: 'canary\u0007',
      member_id: 'canary!',
      connect: 'canary',
    }
    const answer = await knockSync({ token, body: wrong })
    expect(answer).toMatchObject({ status: 422, body: { error: { code: 'INVALID' } } })
    expect(Object.keys(answer.body.error.fields).toSorted()).toEqual([
      'connect',
      'li_a',
      'li_at',
      'member_id',
      'user_agent',
    ])
    expect(answer.text).not.toContain('canary')
    const odd = await knockSync({ token, body: { problem: 'canary' } })
    expect(odd).toMatchObject({ status: 422, body: { error: { fields: { problem: expect.any(String) } } } })
    expect(odd.text).not.toContain('canary')
    for (const body of ['null', '[]', '"text"', '7'])
      expect(await knockSync({ token, body })).toMatchObject({
        status: 422,
        body: { error: { fields: { body: expect.any(String) } } },
      })
  })

  test('beyond sixty in ten minutes has to wait; another browser has not', async () => {
    const { person, token } = await newBrowser()
    for (let index = 0; index < 60; index++) await knockSync({ token, body: '' })
    expect(await knockSync({ token, body: newSession() })).toMatchObject(refused(429, 'RATE_LIMITED'))
    expect((await knockSync({ token: (await pair(person.id)).token, body: newSession() })).status).toBe(200)
  })

  test('reports nobody logged in, or that LinkedIn was not understood; what was brought before is kept', async () => {
    const { token, id } = await newBrowser()
    await knockSync({ token, body: newSession() })
    expect(await browser(id)).toMatchObject({ state: 'SYNCED', lastSyncAt: expect.any(Date) })
    for (const [problem, state] of [
      ['signed_out', 'SIGNED_OUT'],
      ['not_understood', 'NOT_UNDERSTOOD'],
    ]) {
      const answer = await knockSync({ token, body: { problem } })
      expect(answer).toMatchObject({ status: 200, body: { account: null, next_sync_seconds: 3_600 } })
      expect(await browser(id)).toMatchObject({ state })
    }
    expect(await getDb().linkedinSession.count({ where: { browserId: id } })).toBe(1)
  })
})
