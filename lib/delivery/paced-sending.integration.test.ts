import { describe, expect, test, vi } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { queueSignInMail } from '../outbox/queue-sign-in-mail'

const world = await openWorld({ NOTICE_GRACE_SECONDS: '300' }, { timePassesAtSandbox: true })

/** What the jobs do in that many seconds. */
async function live(seconds: number) {
  for (let count = 0; count < seconds; count++) {
    await world.pass({ seconds: 1 })
    await world.runDue()
  }
}

async function mailsPerOwner(owners: { email: string }[]): Promise<number[]> {
  const count = new Map<string, number>()
  for (const { to } of world.sandbox.state.mails)
    for (const address of to) count.set(address, (count.get(address) ?? 0) + 1)
  return owners.map(({ email }) => count.get(email) ?? 0)
}

/** What the email service was asked, and how it answered. */
const posts: string[] = []
const { fetch } = globalThis
vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
  const answer = await fetch(input, init)
  const { pathname } = new URL(String(input))
  if (pathname.startsWith('/emails')) posts.push(`${pathname} ${answer.status}`)
  return answer
})

async function makeOwner() {
  const person = await world.makePerson()
  await world.makeBroken({ userId: person.id })
  return person
}

async function queueSignIn(to: string) {
  const expires = new Date(Date.now() + 365 * 24 * 3_600_000)
  const reader = { locale: null, timeZone: null }
  await queueSignInMail({ to, token: to, expires, next: '/accounts', reader })
}

describe('at a service limited to 2 requests a second', () => {
  test('400 outages of one minute are all told, none is given up, none is told twice', async () => {
    const owners: { email: string }[] = []
    for (let count = 0; count < 100; count++)
      owners.push(...(await Promise.all([makeOwner(), makeOwner(), makeOwner(), makeOwner()])))
    await world.control('mail', { mode: 'up', per_second: 2 })
    await getDb().mailPace.update({ where: { id: 1 }, data: { perSecond: 2 } })
    posts.length = 0
    await world.pass({ minutes: 5 })
    await live(10)
    expect(await mailsPerOwner(owners)).toEqual(owners.map(() => 1))
    expect(await getDb().outboxEmail.groupBy({ by: ['state'], _count: true })).toEqual([
      { state: 'SENT', _count: 400 },
    ])
    expect(new Set(posts)).toEqual(new Set(['/emails 200', '/emails/batch 200']))
    expect(posts.length).toBeLessThan(100)
  }, 120_000)

  test('sign-in emails leave by themselves at the pace that its headers tell, and none is refused', async () => {
    posts.length = 0
    const people = Array.from({ length: 9 }, (_, index) => ({ email: `person${index}@example.com` }))
    for (const { email } of people) await queueSignIn(email)
    await world.runDue()
    const atOnce = posts.length
    await live(10)
    expect(await mailsPerOwner(people)).toEqual(people.map(() => 1))
    expect(atOnce).toBeLessThan(people.length)
    expect(posts).toEqual(people.map(() => '/emails 200'))
    await world.control('mail', { mode: 'up' })
  })
})
