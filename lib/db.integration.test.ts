import { expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from './db'

const world = await openWorld()

test('a NUL in what a stranger typed finds nothing and breaks nothing, in and out of transactions', async () => {
  const person = await world.makePerson()
  const db = getDb()
  expect(await db.user.findFirst({ where: { id: 'nobody\u0000' } })).toBeNull()
  expect(await db.user.count({ where: { id: { in: [`${person.id}\u0000`, '\u0000'] } } })).toBe(1)
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: person.id }, data: { name: 'A\u0000da' } })
    expect(await tx.$queryRaw`SELECT ${'a\u0000b'}::text AS "text"`).toEqual([{ text: 'ab' }])
  })
  expect((await db.user.findUniqueOrThrow({ where: { id: person.id } })).name).toBe('Ada')
})
