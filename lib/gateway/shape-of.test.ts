import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shapeOf } from './shape-of'

test.each([
  [undefined, 'no JSON'],
  [null, 'null'],
  ['ada', 'string'],
  [[], '[]'],
  [[1, 2, 'x', null], '[number | string | null]'],
  [
    { id: 'a', is_locked: false, sources: [{ status: 'OK' }] },
    '{id: string, is_locked: boolean, sources: [{status: string}]}',
  ],
  [{ 'ada@example.com': 1, acc_01jz: {} }, '{…: number, …: {}}'],
  [{ a: { b: { c: { d: { e: 1 } } } } }, '{a: {b: {c: {d: {…}}}}}'],
])('%j is %s', (json, shape) => {
  expect(shapeOf(json)).toBe(shape)
})

test('never has a value in it, and is never long', () => {
  const values = fc.array(fc.uuid(), { minLength: 1 })
  fc.assert(
    fc.property(values, fc.jsonValue(), (ids, json) => {
      const shape = shapeOf({ ids, byId: Object.fromEntries(ids.map((id) => [id, json])), json })
      expect(ids.filter((id) => shape.includes(id))).toEqual([])
      expect(shape.length).toBeLessThanOrEqual(500)
    }),
  )
})
