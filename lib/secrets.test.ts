import { expect, test, vi } from 'vitest'
import { matchesSecret, newToken, seal, unseal } from './secrets'

const keys = vi.hoisted(() => ({
  list: [
    { id: 'new', key: Buffer.alloc(32, 2) },
    { id: 'old', key: Buffer.alloc(32, 1) },
  ],
}))
vi.mock('./env', () => ({ env: () => ({ ENCRYPTION_KEYS: keys.list }) }))

test('what was sealed opens in its own place and nowhere else', () => {
  const sealed = seal('hunter2', 'email:1')
  expect(sealed).not.toContain('hunter2')
  expect(unseal(sealed, 'email:1')).toBe('hunter2')
  expect(() => unseal(sealed, 'email:2')).toThrow()
})

test('what an earlier key sealed still opens, and new values take the first key', () => {
  const [current, old] = keys.list
  keys.list = [old, current] as typeof keys.list
  const sealed = seal('kept', 'x')
  keys.list = [current, old] as typeof keys.list
  expect(unseal(sealed, 'x')).toBe('kept')
  expect(seal('fresh', 'x')).toMatch(/^new\./)
})

test('an altered value does not open', () => {
  const [id, iv, tag, body = ''] = seal('hunter2', 'x').split('.')
  const flipped = body.startsWith('A') ? `B${body.slice(1)}` : `A${body.slice(1)}`
  expect(() => unseal([id, iv, tag, flipped].join('.'), 'x')).toThrow()
})

test('any of several secrets matches, nothing else does', () => {
  expect(matchesSecret('two', ['one', 'two'])).toBe(true)
  expect(matchesSecret('three', ['one', 'two'])).toBe(false)
  expect(matchesSecret(null, ['one'])).toBe(false)
  expect(matchesSecret('', ['one', ''])).toBe(false)
})

test('tokens are long and never alike', () => {
  expect(newToken()).toHaveLength(43)
  expect(new Set(Array.from({ length: 100 }, newToken)).size).toBe(100)
})
