import { expect, test } from 'vitest'
import { faultText, helpAddress, shown } from './popup-view.ts'
import type { View } from './state.ts'

const account = { name: 'Ada', url: 'https://accounts.example.com/accounts/1' } as const
const needsYou: View = { state: 'needs_you', ...account }
const origin = 'https://accounts.example.com'

test('an address that is not the dashboard’s is not opened', () => {
  expect(helpAddress({ view: needsYou }, origin)).toBe(account.url)
  const others = [null, 'javascript:alert(1)', 'https://elsewhere.example', 'not an address']
  const opened = others.map((url) => helpAddress({ view: { ...needsYou, url } }, origin))
  expect(opened).toEqual(others.map(() => `${origin}/accounts`))
})

test('a refusal that passes by itself asks for nothing, any other can be tried again', () => {
  expect(shown({ view: { state: 'rejected', code: 'RATE_LIMITED' } }).action).toBeNull()
  expect(shown({ view: { state: 'rejected', code: 'INVALID' } }).action).toMatchObject({ kind: 'sync' })
})

test('only an account that was removed is connected again', () => {
  const connecting = (view: View) => {
    const { action } = shown({ view })
    return action?.kind === 'sync' && action.connect === true
  }
  expect(connecting({ state: 'removed', ...account })).toBe(true)
  expect(connecting({ state: 'connected', ...account })).toBe(false)
})

test('every fault of a code has its sentence', () => {
  expect(faultText(null)).toBeNull()
  expect(faultText('CODE_UNKNOWN')).toBe('fault_code_unknown')
  expect(faultText('HTTP_404')).toBe('fault_rejected')
})
