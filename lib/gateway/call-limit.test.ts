import { expect, test } from 'vitest'
import { noCalls, takePlace } from './call-limit'

/** Requests this many slots; reports how many are held, and can release the next one. */
async function ask(count: number, isForPerson: boolean, places = noCalls()) {
  const held: (() => void)[] = []
  for (let i = 0; i < count; i++)
    void takePlace(places, isForPerson, 60_000).then((leave) => leave && held.push(leave))
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  await settled()
  return { places, held, leaveOne: () => settled().then(held.pop()).then(settled) }
}

test('no more than 24 calls to a gateway are under way, and the next begins when one ends', async () => {
  const { held, leaveOne, places } = await ask(30, true)
  expect(held).toHaveLength(24)
  await leaveOne()
  expect(held).toHaveLength(24)
  expect(places.waiting).toHaveLength(5)
})

test('what nobody waits for leaves places to persons, and a person goes first', async () => {
  const { held, places, leaveOne } = await ask(30, false)
  expect(held).toHaveLength(16)
  const persons = await ask(9, true, places)
  expect(persons.held).toHaveLength(8)
  await leaveOne()
  expect(persons.held).toHaveLength(9)
  expect(held).toHaveLength(15)
})

test('who gets no place in time is told, and takes none later', async () => {
  const { places, held, leaveOne } = await ask(24, true)
  expect(await takePlace(places, true, 1)).toBeNull()
  await leaveOne()
  expect(held).toHaveLength(23)
  expect(places).toMatchObject({ forPersons: 23, waiting: [] })
})
