import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newSession, pair, sendSync } from '@/test/extension'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import * as settings from '../env'
import { openSession, sealSession } from '../linkedin-sessions/sealed-session'
import { rotateKeys } from './rotate-keys'

const world = await openWorld({ NOTICE_GRACE_SECONDS: '0' })
// An underscore in a key id must not match as an SQL wildcard.
const keys = { old: key('old_1', 1), older: key('oldx1', 2), next: key('next', 3) }

function key(id: string, fill: number) {
  return { id, key: Buffer.alloc(32, fill) }
}

/** From here on the product uses these keys. */
function use(...ENCRYPTION_KEYS: ReturnType<typeof key>[]) {
  const real = settings.env()
  const spy = vi.spyOn(settings, 'env').mockReturnValue({ ...real, ENCRYPTION_KEYS })
  onTestFinished(() => spy.mockRestore())
}

async function bring(count: number) {
  const person = await world.makePerson()
  const { token, id: browserId } = await pair(person.id)
  const bodies = Array.from({ length: count }, () => newSession())
  for (const body of bodies) expect((await sendSync({ token, body })).status).toBe(200)
  return { person, token, browserId, bodies }
}

async function opened(browserId: string) {
  const include = { member: true } as const
  const orderBy = { serial: 'asc' } as const
  const rows = await getDb().linkedinSession.findMany({ where: { browserId }, include, orderBy })
  return rows.map((row) => ({ keyId: row.sealed.split('.')[0], liAt: openSession(row).liAt.reveal() }))
}

test('everything is sealed anew while the product runs; then the new key alone opens it, and mails go out', async () => {
  use(keys.old, keys.older)
  const { token, browserId, bodies } = await bring(5)
  const broken = await world.makeBroken()
  const owner = await getDb().user.findUniqueOrThrow({ where: { id: broken.userId } })
  use(keys.older, keys.old)
  const others = await bring(3)
  expect((await opened(browserId)).map(({ keyId }) => keyId)).toEqual(Array(5).fill('old_1'))

  use(keys.next, keys.old, keys.older)
  const changing = bodies.map(({ member_id }) => newSession(member_id))
  const writes = (async () => {
    for (const body of changing) await sendSync({ token, body })
  })()
  const [rotation] = await Promise.all([rotateKeys(), writes])
  expect(rotation).toMatchObject({ unreadable: {}, idle: ['old_1', 'oldx1'], used: [] })
  expect(rotation.done).toBeGreaterThanOrEqual(4)
  expect(await rotateKeys()).toMatchObject({ done: 0, changed: 0, unreadable: {} })

  use(keys.next)
  for (const [browser, brought] of [
    [browserId, changing],
    [others.browserId, others.bodies],
  ] as const) {
    const expected = brought.map(({ li_at }) => ({ keyId: 'next', liAt: li_at }))
    expect((await opened(browser)).toSorted(byCookie)).toEqual(expected.toSorted(byCookie))
  }
  await world.runJobs()
  expect(await world.mailsTo(owner.email)).toHaveLength(1)
})

test('what the product writes between our look and our write stands', async () => {
  use(keys.old)
  const { browserId, bodies } = await bring(1)
  use(keys.next, keys.old)
  const rotating = await getDb().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "LinkedinSession" WHERE "browserId" = ${browserId} FOR UPDATE`
    const rotating = rotateKeys()
    await vi.waitFor(async () => {
      const [row] = await getDb().$queryRaw<{ waiting: bigint }[]>`
        SELECT count(*) AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`
      expect(Number(row?.waiting)).toBe(1)
    })
    const kept = await tx.linkedinSession.findFirstOrThrow({
      where: { browserId },
      include: { member: true },
    })
    const sealed = sealSession(kept, openSession(kept))
    await tx.linkedinSession.update({ where: { id: kept.id }, data: { sealed } })
    return { rotating }
  })
  expect(await rotating.rotating).toMatchObject({ done: 0, changed: 1, unreadable: {}, idle: ['old_1'] })
  expect(await opened(browserId)).toEqual([{ keyId: 'next', liAt: bodies[0]?.li_at }])
})

test('what was sealed with a key that is gone is counted by its id; the rest is done, and the command says so', async () => {
  use(keys.older)
  const lost = await bring(2)
  use(keys.old)
  const { browserId } = await bring(2)
  use(keys.next, keys.old)
  expect(await rotateKeys()).toMatchObject({ done: 2, unreadable: { oldx1: 2 }, idle: ['old_1'], used: [] })
  expect((await opened(browserId)).map(({ keyId }) => keyId)).toEqual(['next', 'next'])

  const written = (...list: ReturnType<typeof key>[]) =>
    list.map((one) => `${one.id}:${one.key.toString('base64')}`).join(',')
  const run = (ENCRYPTION_KEYS: string) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/rotate-keys.ts'], {
      env: { ...process.env, ENCRYPTION_KEYS },
    })
  await expect(run(written(keys.next, keys.old))).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining('old_1'),
    stderr: expect.stringContaining('oldx1'),
  })
  const whole = await run(written(keys.next, keys.older))
  expect(whole.stdout).toContain('Sealed anew with next: 2.')
  expect(whole.stdout).toContain('may go from ENCRYPTION_KEYS once all runs with this one: oldx1.')
  expect((await opened(lost.browserId)).map(({ keyId }) => keyId)).toEqual(['next', 'next'])
})

function byCookie(left: { liAt: string }, right: { liAt: string }) {
  return left.liAt.localeCompare(right.liAt)
}
