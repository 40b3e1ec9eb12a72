import { expect, test } from 'vitest'
import { redact } from './log'

test('values under telling names are left out, however deep', () => {
  const line = JSON.stringify(
    redact({
      password: 'hunter2',
      nested: [{ li_at: 'hunter2', apiKey: 'hunter2', code: 'hunter2' }],
      html: 'hunter2',
    }),
  )
  expect(line).not.toContain('hunter2')
})

test('long text is cut, and circles end', () => {
  const circle: Record<string, unknown> = { text: 'x'.repeat(10_000) }
  circle.self = circle
  expect(JSON.stringify(redact(circle)).length).toBeLessThan(6_000)
})

test('an error keeps what helps', () => {
  expect(redact({ err: new TypeError('bad', { cause: new Error('deeper') }) })).toMatchObject({
    err: { type: 'TypeError', message: 'bad', cause: { message: 'deeper' } },
  })
})
