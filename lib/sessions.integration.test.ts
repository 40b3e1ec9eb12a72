import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { GET as live } from '@/app/api/live/route'
import { cookies, open } from '@/test/browser'
import { openWorld } from '@/test/world'
import { freshAdminAction } from './action'
import { currentPerson, currentSession } from './auth'
import { authAdapter } from './auth-adapter'
import { getDb } from './db'
import { hashToken, newToken } from './secrets'
import { endSessions } from './sessions/end-sessions'
import { endSessionsOfOwner } from './sessions/end-sessions-of-owner'
import { listSessions } from './sessions/list-sessions'

vi.mock('next/headers', () => import('@/test/browser'))

const world = await openWorld()
beforeEach(open)

/** Signs this browser in, as next-auth does it. */
async function signIn({ id: userId }: { id: string }) {
  const token = newToken()
  await authAdapter().createSession?.({ sessionToken: token, userId, expires: new Date(0) })
  ;(await cookies()).set('authjs.session-token', token)
  return token
}

async function makeAdmin(emailVerified: Date | null = new Date()) {
  const admin = { email: 'admin@example.com', emailVerified }
  return getDb().user.upsert({ where: { email: admin.email }, create: admin, update: admin })
}

test('the database holds no token that would sign anybody in', async () => {
  const person = await world.makePerson()
  const token = await signIn(person)
  expect(await currentPerson()).toMatchObject({ id: person.id })
  const rows = await getDb().session.findMany({ where: { userId: person.id } })
  expect(rows).toMatchObject([{ tokenHash: hashToken(token), browser: 'Chrome on macOS' }])
  expect(JSON.stringify(rows)).not.toContain(token)
  ;(await cookies()).set('authjs.session-token', hashToken(token))
  expect(await currentPerson()).toBeNull()
})

test('a session ends after 30 days, however often it is used', async () => {
  await signIn(await world.makePerson())
  for (let week = 0; week < 4; week++) {
    await world.pass({ days: 7 })
    expect(await currentPerson()).not.toBeNull()
  }
  await world.pass({ days: 2, minutes: 1 })
  expect(await currentPerson()).toBeNull()
})

test('an admin’s ends after 12 hours', async () => {
  await signIn(await makeAdmin())
  await world.pass({ hours: 11 })
  expect(await currentPerson()).toMatchObject({ isAdmin: true })
  await world.pass({ hours: 1, minutes: 1 })
  expect(await currentPerson()).toBeNull()
})

test('an address in ADMIN_EMAILS that nobody has proved makes no admin', async () => {
  await signIn(await makeAdmin(null))
  expect(await currentPerson()).toMatchObject({ email: 'admin@example.com', isAdmin: false })
})

test('signing in again replaces the session that the browser had, also another person’s', async () => {
  const [one, other] = [await world.makePerson(), await world.makePerson()]
  const first = await signIn(one)
  const second = await signIn(one)
  expect(second).not.toBe(first)
  expect(await listSessions(one.id)).toHaveLength(1)
  await signIn(other)
  expect(await listSessions(one.id)).toEqual([])
})

test('of one’s sessions one or all can be ended, of somebody else’s none', async () => {
  const [one, other] = [await world.makePerson(), await world.makePerson()]
  const actor = { kind: 'CUSTOMER', userId: one.id } as const
  await signIn(one)
  const stays = (await currentSession())?.id
  open()
  await signIn(one)
  const goes = (await currentSession())?.id ?? ''
  expect(await listSessions(one.id)).toHaveLength(2)
  const stranger = { kind: 'CUSTOMER', userId: other.id } as const
  await expect(endSessions(stranger, { userId: one.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(endSessions(stranger, { userId: other.id, sessionId: goes })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })

  await endSessions(actor, { userId: one.id, sessionId: goes })
  expect(await currentPerson()).toBeNull()
  expect((await listSessions(one.id)).map(({ id }) => id)).toEqual([stays])
  await endSessions(actor, { userId: one.id })
  expect(await listSessions(one.id)).toEqual([])
})

test('an admin ends all sessions of an account’s owner, which is written down', async () => {
  const account = await world.makeAccount()
  await signIn({ id: account.userId })
  const admin = { kind: 'ADMIN', userId: (await makeAdmin()).id } as const
  await endSessionsOfOwner(admin, { accountId: account.id })
  expect(await currentPerson()).toBeNull()
  expect(
    await getDb().auditEntry.findFirst({ where: { action: 'SESSIONS_ENDED', actorId: admin.userId } }),
  ).toMatchObject({ actorKind: 'ADMIN', detail: { userId: account.userId, sessions: '1' } })
})

/** An open page of whoever is signed in; `ended` once its stream is. */
async function openPage() {
  const gone = new AbortController()
  onTestFinished(() => gone.abort())
  const answer = await live(new Request('http://patchbay.test/api/live', { signal: gone.signal }))
  const reader = answer.body?.getReader()
  const ended = async () => {
    while (reader && !(await reader.read()).done);
    return true
  }
  return { status: answer.status, ended }
}

test('a page that is open ends with its session', async () => {
  const person = await world.makePerson()
  await signIn(person)
  const page = await openPage()
  expect(page.status).toBe(200)
  await endSessions({ kind: 'CUSTOMER', userId: person.id }, { userId: person.id })
  expect(await page.ended()).toBe(true)
  expect((await openPage()).status).toBe(401)
})

test('one person has at most 20 pages open, whatever others have', async () => {
  await signIn(await world.makePerson())
  for (let page = 0; page < 20; page++) expect((await openPage()).status).toBe(200)
  expect((await openPage()).status).toBe(429)
  open()
  await signIn(await world.makePerson())
  expect((await openPage()).status).toBe(200)
})

test('what hands something out wants an admin who signed in within the last hour', async () => {
  const handOut = freshAdminAction(z.object({}), async () => 'a link')
  await signIn(await makeAdmin())
  await world.pass({ minutes: 59 })
  expect(await handOut({})).toEqual({ ok: true, data: 'a link' })
  await world.pass({ minutes: 2 })
  expect(await handOut({})).toEqual({ ok: false, code: 'SIGN_IN_AGAIN' })
  open()
  await signIn(await world.makePerson())
  expect(await handOut({})).toEqual({ ok: false, code: 'NOT_FOUND' })
})
