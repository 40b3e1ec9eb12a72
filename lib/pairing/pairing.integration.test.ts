import { describe, expect, test } from 'vitest'
import { chrome, newSession, ourOrigin, pair, sendPairing, sendSync, sendUnpairing } from '@/test/extension'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { makePairingCode } from './make-pairing-code'
import { unpairBrowser } from './unpair-browser'

const world = await openWorld()

const browser = (id: string) => getDb().pairedBrowser.findUniqueOrThrow({ where: { id } })
const customer = ({ id }: { id: string }) => ({ kind: 'CUSTOMER', userId: id }) as const
const audits = (userId: string) =>
  getDb().auditEntry.findMany({ where: { actorId: userId }, orderBy: { id: 'asc' } })
const refused = (status: number, code: string) => ({ status, body: { error: { code } } })

async function newBrowser() {
  const person = await world.makePerson()
  return { person, ...(await pair(person.id)) }
}

describe('pairing', () => {
  test('a code, however it is typed, gives a token once; the browser gets a name and an audit entry', async () => {
    const person = await world.makePerson()
    const { code, madeAt, expiresAt } = await makePairingCode(customer(person))
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(expiresAt.getTime() - madeAt.getTime()).toBe(600_000)
    const typed = ` ${code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
    const paired = await sendPairing({ body: { code: typed, user_agent: chrome, later: 'ignored' } })
    expect(paired).toMatchObject({ status: 201, body: { token: expect.stringMatching(/^[\w-]{43}$/) } })
    expect(paired.headers.get('access-control-allow-origin')).toBe(ourOrigin())
    expect(paired.headers.get('access-control-allow-credentials')).toBeNull()
    expect(paired.headers.get('cache-control')).toBe('no-store')
    expect(paired.headers.get('vary')).toBe('origin')
    expect(await sendPairing({ body: { code, user_agent: chrome } })).toMatchObject(
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

  test('of many browsers that send the same code at once, one is paired', async () => {
    const person = await world.makePerson()
    const { code } = await makePairingCode(customer(person))
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => sendPairing({ body: { code, user_agent: chrome } })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 404, 404, 404, 404, 404])
    expect(await getDb().pairedBrowser.count({ where: { userId: person.id } })).toBe(1)
  })

  test('an unknown, a replaced and an expired code get the same answer', async () => {
    const person = await world.makePerson()
    const replaced = await makePairingCode(customer(person))
    const expired = await makePairingCode(customer(person))
    await world.pass({ minutes: 10 })
    for (const code of ['AAAAA-AAAAA', 'x', replaced.code, expired.code]) {
      const answer = await sendPairing({ body: { code, user_agent: chrome } })
      expect(answer).toMatchObject(refused(404, 'CODE_UNKNOWN'))
    }
    await Promise.all([makePairingCode(customer(person)), makePairingCode(customer(person))])
    expect(await getDb().pairingCode.count({ where: { userId: person.id } })).toBe(1)
  })

  test('errors name the field; attempts from one network are limited', async () => {
    const answer = await sendPairing({ body: { code: 5, user_agent: 'a\nb c d' } }, 'n1')
    expect(answer).toMatchObject({
      status: 422,
      body: {
        error: { code: 'INVALID', fields: { code: expect.any(String), user_agent: expect.any(String) } },
      },
    })
    expect(await sendPairing({ body: '[' }, 'n1')).toMatchObject(refused(400, 'NOT_JSON'))
    expect(await sendPairing({ body: '[]' }, 'n1')).toMatchObject({
      body: { error: { fields: { body: expect.any(String) } } },
    })
    expect(await sendPairing({ body: { code: 'x'.repeat(17_000) } }, 'n1')).toMatchObject(
      refused(413, 'TOO_LARGE'),
    )
    for (let index = 0; index < 6; index++) await sendPairing({ body: '{}' }, 'n1')
    const limited = await sendPairing({ body: '{}' }, 'n1')
    expect(limited).toMatchObject(refused(429, 'RATE_LIMITED'))
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await sendPairing({ body: '{}' }, 'n2')).status).toBe(422)
  })
})

describe('unpairing', () => {
  test('by the browser: its token is refused and its cookies are deleted; other browsers keep theirs', async () => {
    const { person, token, id } = await newBrowser()
    const other = await pair(person.id)
    const session = newSession()
    for (const one of [token, other.token])
      expect((await sendSync({ token: one, body: session })).status).toBe(200)
    expect(await sendUnpairing({ token })).toMatchObject({ status: 204, text: '' })
    expect(await sendUnpairing({ token })).toMatchObject(refused(401, 'TOKEN_REVOKED'))
    expect(await sendSync({ token, body: session })).toMatchObject(refused(401, 'TOKEN_REVOKED'))
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

  test('by its owner, once; another customer’s browser is as unknown as one that does not exist', async () => {
    const { person, token, id } = await newBrowser()
    const stranger = await world.makePerson()
    await sendSync({ token, body: newSession() })
    expect(await unpairBrowser(customer(stranger), { browserId: id })).toBe(false)
    expect(await unpairBrowser(customer(person), { browserId: 'none' })).toBe(false)
    const both = [1, 2].map(() => unpairBrowser(customer(person), { browserId: id }))
    expect((await Promise.all(both)).toSorted()).toEqual([false, true])
    expect(await getDb().linkedinSession.count({ where: { browserId: id } })).toBe(0)
    expect(await sendSync({ token, body: newSession() })).toMatchObject(refused(401, 'TOKEN_REVOKED'))
  })

  test('while it is bringing a session: nothing of it stays', async () => {
    for (let round = 0; round < 8; round++) {
      const { person, token, id } = await newBrowser()
      await Promise.all([
        sendSync({ token, body: newSession() }),
        unpairBrowser(customer(person), { browserId: id }),
      ])
      expect(await getDb().linkedinSession.count({ where: { browserId: id } })).toBe(0)
    }
  })
})
