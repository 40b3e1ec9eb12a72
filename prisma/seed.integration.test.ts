import { expect, test } from 'vitest'
import { getDb } from '@/lib/db'
import { openSession } from '@/lib/linkedin-sessions/sealed-session'
import { nextLogin } from '@/lib/self-repair/login-policy'
import { readLoginState } from '@/lib/self-repair/read-login-state'
import { openWorld } from '@/test/world'
import { seedDemo } from './seed'

await openWorld()

test('the demo is seeded once, however often it starts', async () => {
  await seedDemo()
  const counts = () =>
    Promise.all([getDb().user.count(), getDb().connectedAccount.count(), getDb().linkedinAttempt.count()])
  const before = await counts()
  await seedDemo()
  expect(await counts()).toEqual(before)
})

test('what the demo repairs by itself is where the product would be with it', async () => {
  const member = await getDb().linkedinMember.findFirstOrThrow({
    include: { account: true, sessions: { include: { member: true } } },
  })
  expect(member.account).toMatchObject({ status: 'CREDENTIALS', repairing: true, method: 'COOKIES' })
  expect(member.sessions.map((session) => openSession(session).userAgent)).toEqual([
    expect.stringMatching(/^Mozilla/),
  ])
  const standing = await getDb().$transaction((tx) => readLoginState(tx, member.id))
  const step = standing && nextLogin(standing.state, new Date())
  expect(step).toEqual({ kind: 'wait', until: member.nextLookAt })
  expect(member.nextLookAt?.getTime()).toBeGreaterThan(Date.now())
})
