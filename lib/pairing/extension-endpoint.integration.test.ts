import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { newSession, ourOrigin, pair, requestOf, sendSync } from '@/test/extension'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import * as settings from '../env'
import * as storing from '../linkedin-sessions/store-session'
import { log } from '../log'
import { preflight } from './extension-endpoint'

const world = await openWorld()

const browser = (id: string) => getDb().pairedBrowser.findUniqueOrThrow({ where: { id } })
const refused = (status: number, code: string) => ({ status, body: { error: { code } } })

async function newBrowser() {
  const person = await world.makePerson()
  return { person, ...(await pair(person.id)) }
}

describe('the extension’s endpoints', () => {
  test.each([
    'https://evil.example',
    'http://localhost:3000',
    'null',
    `chrome-extension://${'a'.repeat(32)}`,
  ])('refuse the origin %s before anything is read', async (origin) => {
    const { token, id } = await newBrowser()
    const { lastSeenAt } = await browser(id)
    const answer = await sendSync({ token, origin, body: newSession() })
    expect(answer).toMatchObject(refused(403, 'ORIGIN_REFUSED'))
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect((await preflight(requestOf({ method: 'OPTIONS', origin }))).status).toBe(403)
    expect((await browser(id)).lastSeenAt).toEqual(lastSeenAt)
  })

  test('accept a script without an origin and ignore a browser’s cookies', async () => {
    const { token } = await newBrowser()
    expect((await sendSync({ token, origin: null, body: newSession() })).status).toBe(200)
    const headers = { cookie: `authjs.session-token=${token}`, authorization: '' }
    expect(await sendSync({ headers, body: newSession() })).toMatchObject(refused(401, 'TOKEN_UNKNOWN'))
  })

  test('answer the browser’s preflight request', async () => {
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
    ['no extension is configured', { EXTENSION_IDS: [] }],
    ['LinkedIn is not offered', { CONNECT_PROVIDERS: ['GOOGLE' as const] }],
  ])('do not exist when %s', async (_case, changed) => {
    const { token } = await newBrowser()
    const real = settings.env()
    const spy = vi.spyOn(settings, 'env').mockReturnValue({ ...real, ...changed })
    onTestFinished(() => spy.mockRestore())
    const origin = 'https://evil.example'
    expect(await sendSync({ token, origin, body: newSession() })).toMatchObject(refused(404, 'OFF'))
    expect((await preflight(requestOf({ method: 'OPTIONS', origin }))).status).toBe(404)
  })

  test('answer 503 and log it when something of ours is broken', async () => {
    const { token } = await newBrowser()
    const session = newSession()
    const broken = vi.spyOn(storing, 'storeSession').mockRejectedValue(new Error('no connection'))
    const logged = vi.spyOn(log, 'error').mockReturnValue(undefined)
    onTestFinished(() => [broken, logged].forEach((spy) => void spy.mockRestore()))
    const answer = await sendSync({ token, body: session })
    expect(answer).toMatchObject(refused(503, 'UNAVAILABLE'))
    expect(answer.headers.get('retry-after')).toBe('30')
    expect(answer.headers.get('access-control-expose-headers')).toBe('retry-after')
    expect(answer.headers.get('access-control-allow-origin')).toBe(ourOrigin())
    expect(JSON.stringify(logged.mock.calls)).not.toContain(session.li_at)
  })
})

describe('a sync', () => {
  test('needs the token of a paired browser', async () => {
    for (const token of [null, 'nonsense'])
      expect(await sendSync({ token, body: 'not even JSON' })).toMatchObject(refused(401, 'TOKEN_UNKNOWN'))
  })

  test('that is too large, not JSON or has an invalid field is refused without repeating its values', async () => {
    const { token } = await newBrowser()
    expect(await sendSync({ token, body: `"${'x'.repeat(16_400)}"` })).toMatchObject(
      refused(413, 'TOO_LARGE'),
    )
    expect(await sendSync({ token, body: '{"li_at": "canary-in-bad-json' })).toMatchObject(
      refused(400, 'NOT_JSON'),
    )
    const wrong = {
      li_at: 'canary with;space',
      li_a: 'canary',
      user_agent: 'canary\u0007',
      member_id: 'canary!',
      connect: 'canary',
    }
    const answer = await sendSync({ token, body: wrong })
    expect(answer).toMatchObject({ status: 422, body: { error: { code: 'INVALID' } } })
    expect(Object.keys(answer.body.error.fields).toSorted()).toEqual([
      'connect',
      'li_a',
      'li_at',
      'member_id',
      'user_agent',
    ])
    expect(answer.text).not.toContain('canary')
    const odd = await sendSync({ token, body: { problem: 'canary' } })
    expect(odd).toMatchObject({ status: 422, body: { error: { fields: { problem: expect.any(String) } } } })
    expect(odd.text).not.toContain('canary')
    for (const body of ['null', '[]', '"text"', '7'])
      expect(await sendSync({ token, body })).toMatchObject({
        status: 422,
        body: { error: { fields: { body: expect.any(String) } } },
      })
  })

  test('has to wait after sixty in ten minutes; another browser does not', async () => {
    const { person, token } = await newBrowser()
    for (let index = 0; index < 60; index++) await sendSync({ token, body: '' })
    expect(await sendSync({ token, body: newSession() })).toMatchObject(refused(429, 'RATE_LIMITED'))
    expect((await sendSync({ token: (await pair(person.id)).token, body: newSession() })).status).toBe(200)
  })

  test('can report that nobody is logged in or that LinkedIn’s answer was not understood; earlier sessions are kept', async () => {
    const { token, id } = await newBrowser()
    await sendSync({ token, body: newSession() })
    expect(await browser(id)).toMatchObject({ state: 'SYNCED', lastSyncAt: expect.any(Date) })
    for (const [problem, state] of [
      ['signed_out', 'SIGNED_OUT'],
      ['not_understood', 'NOT_UNDERSTOOD'],
    ]) {
      const answer = await sendSync({ token, body: { problem } })
      expect(answer).toMatchObject({ status: 200, body: { account: null, next_sync_seconds: 3_600 } })
      expect(await browser(id)).toMatchObject({ state })
    }
    expect(await getDb().linkedinSession.count({ where: { browserId: id } })).toBe(1)
  })
})
