import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  jobsFor,
  newPairedBrowser,
  newSession,
  pair,
  sendPairing,
  sendSync,
  sessionsOf,
  soleSession,
} from '@/test/extension'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import * as settings from '../env'
import { log } from '../log'
import { openSession } from './sealed-session'

const world = await openWorld({ COUNTRY_HEADER: 'x-country' })

const opened = (row: Parameters<typeof openSession>[0]) => {
  const { liAt, liA, userAgent } = openSession(row)
  return { li_at: liAt.reveal(), li_a: liA?.reveal() ?? null, user_agent: userAgent }
}

describe('the session that a browser brings', () => {
  test('is stored sealed, with the visitor’s country, and queues its member’s job', async () => {
    const { userId, token, id } = await newPairedBrowser()
    const { member_id, ...content } = newSession()
    const headers = { 'x-country': 'FR' }
    const answer = await sendSync({ token, headers, body: { ...content, member_id } })
    expect(answer).toMatchObject({ status: 200, body: { account: { state: expect.any(String) } } })
    const session = await soleSession(userId)
    expect(session).toMatchObject({ browserId: id, country: 'FR', member: { userId, memberId: member_id } })
    expect(opened(session)).toEqual(content)
    expect(await jobsFor(session.linkedinMemberId)).toHaveLength(1)
  })

  test('again unchanged only counts as seen; with any part changed it is new, and the newest of all', async () => {
    const { userId, token } = await newPairedBrowser()
    const first = newSession()
    await sendSync({ token, headers: { 'x-country': 'FR' }, body: first })
    const before = await soleSession(userId)
    await sendSync({ token, body: { ...first, later: 1 } })
    const seen = await soleSession(userId)
    expect(seen).toEqual({ ...before, seenAt: seen.seenAt })
    expect(seen.seenAt.getTime()).toBeGreaterThan(before.seenAt.getTime())
    const other = await newPairedBrowser()
    const theirMember = newSession().member_id
    let last = seen
    for (const part of [{ li_at: newSession().li_at }, { li_a: '' }, { user_agent: 'Another/1.0' }]) {
      await sendSync({ token: other.token, body: newSession(theirMember) })
      const theirs = await soleSession(other.userId)
      const { member_id: _, ...content } = { ...first, ...part }
      await sendSync({ token, body: { ...first, ...part } })
      const session = await soleSession(userId)
      expect(session.serial).toBeGreaterThan(theirs.serial)
      expect(session.fingerprint).not.toBe(last.fingerprint)
      expect(session).toMatchObject({ id: last.id, country: null, changedAt: session.seenAt })
      expect(opened(session)).toEqual({ ...content, li_a: content.li_a || null })
      last = session
    }
  })

  test('of another LinkedIn user is another member’s, and the first one’s is kept', async () => {
    const { userId, token } = await newPairedBrowser()
    const both = [newSession(), newSession()]
    for (const body of both) await sendSync({ token, body })
    const sessions = await sessionsOf(userId)
    expect(sessions.map(({ member }) => member.memberId)).toEqual(both.map(({ member_id }) => member_id))
    expect(sessions.map((session) => opened(session).li_at)).toEqual(both.map(({ li_at }) => li_at))
  })

  test('of one LinkedIn user at two customers makes two members', async () => {
    const [one, two] = [await newPairedBrowser(), await newPairedBrowser()]
    const body = newSession()
    for (const { token } of [one, two]) await sendSync({ token, body })
    expect((await soleSession(one.userId)).linkedinMemberId).not.toBe(
      (await soleSession(two.userId)).linkedinMemberId,
    )
  })

  test('many times at once makes one row per browser, and one job', async () => {
    const { userId, token } = await newPairedBrowser()
    const second = await pair(userId)
    const body = newSession()
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => {
        const changed = index % 3 === 0 ? newSession(body.member_id) : body
        return sendSync({ token: index % 2 ? token : second.token, body: changed })
      }),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const sessions = await sessionsOf(userId)
    expect(sessions).toHaveLength(2)
    expect(new Set(sessions.map(({ linkedinMemberId }) => linkedinMemberId)).size).toBe(1)
    for (const session of sessions) expect(opened(session).user_agent).toBe(body.user_agent)
    expect(await jobsFor(sessions[0]?.linkedinMemberId ?? '')).toHaveLength(1)
  })
})

test('a sealed session does not open in another row: other browser, member or customer', async () => {
  const { userId, token } = await newPairedBrowser()
  const second = await pair(userId)
  const stranger = await newPairedBrowser()
  const body = newSession()
  await sendSync({ token, body })
  await sendSync({ token: second.token, body: newSession(body.member_id) })
  await sendSync({ token, body: newSession() })
  await sendSync({ token: stranger.token, body: newSession(body.member_id) })
  const rows = [...(await sessionsOf(userId)), ...(await sessionsOf(stranger.userId))]
  expect(rows).toHaveLength(4)
  for (const row of rows)
    for (const { sealed } of rows.filter(({ id }) => id !== row.id))
      expect(() => openSession({ ...row, sealed })).toThrow()
  const [one, , , foreign] = rows
  if (!one || !foreign) throw new Error('there are four')
  expect(() => openSession({ ...one, member: foreign.member })).toThrow()
  expect(() => openSession({ ...one, member: { ...one.member, memberId: 'another' } })).toThrow()
  expect(opened(one).li_at).toBe(body.li_at)
})

test('the same cookies, brought again, are sealed anew when their key is gone', async () => {
  const { userId, token } = await newPairedBrowser()
  const body = newSession()
  await sendSync({ token, body })
  const before = await soleSession(userId)
  const real = settings.env()
  const keys = [{ id: 'next', key: Buffer.alloc(32, 1) }]
  const spy = vi.spyOn(settings, 'env').mockReturnValue({ ...real, ENCRYPTION_KEYS: keys })
  onTestFinished(() => spy.mockRestore())
  expect(() => openSession(before)).toThrow()
  await sendSync({ token, body })
  const after = await soleSession(userId)
  expect(opened(after).li_at).toBe(body.li_at)
  expect(after.serial).toBe(before.serial)
})

test('neither cookie appears in any table, job, log line or answer', async () => {
  const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const
  const logged = levels.map((level) => vi.spyOn(log, level).mockReturnValue(undefined))
  const printed = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write'))
  onTestFinished(() => [...logged, ...printed].forEach((spy) => void spy.mockRestore()))
  const canary = { ...newSession(), li_at: 'CANARY-at-5d1f0c', li_a: 'CANARY-a-77be21' }
  const { token } = await newPairedBrowser()
  const answers = [
    await sendSync({ token, body: canary }),
    await sendSync({ token, body: { ...canary, li_at: `${canary.li_at};` } }),
    await sendSync({ token, body: `${JSON.stringify(canary)}!` }),
    await sendSync({ token, body: { ...canary, filler: 'x'.repeat(17_000) } }),
    await sendSync({ token: 'nobody', body: canary }),
    await sendSync({ token, origin: 'https://evil.example', body: canary }),
    await sendPairing({ body: canary }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 422, 400, 413, 401, 403, 422])
  for (const { text, headers } of answers) {
    expect(text + JSON.stringify([...headers])).not.toContain('CANARY')
  }
  await world.runJobs()
  const lines = [...logged, ...printed].flatMap((spy) => spy.mock.calls)
  expect(inspect(lines, { depth: 9, maxStringLength: null })).not.toContain('CANARY')
  for (const { schema, name } of await tables()) {
    const rows = await getDb().$queryRawUnsafe<{ row: string }[]>(
      `SELECT t::text AS row FROM "${schema}"."${name}" t WHERE t::text LIKE '%CANARY%'`,
    )
    expect(rows, `${schema}.${name}`).toEqual([])
  }
})

function tables() {
  return getDb().$queryRaw<{ schema: string; name: string }[]>`
    SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'graphile_worker')`
}
