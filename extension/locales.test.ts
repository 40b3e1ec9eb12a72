import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faultText, shown } from './popup-view.ts'
import { accountStates, type View } from './state.ts'

type Catalogue = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>

const text = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8')
const read = (language: string): Catalogue => JSON.parse(text(`_locales/${language}/messages.json`))
const english = read('en')
const french = read('fr')

const views: View[] = [
  { state: 'unpaired', wasTold: true },
  ...accountStates.map((state) => ({ state, name: null, url: null })),
  ...['INVALID', 'RATE_LIMITED', 'OFF'].map((code): View => ({ state: 'rejected', code })),
  { state: 'signed_out' },
  { state: 'not_understood' },
  { state: 'syncing' },
  { state: 'linkedin_unreachable' },
  { state: 'dashboard_unreachable' },
  { state: 'revoked' },
]
const faults = ['malformed', 'CODE_UNKNOWN', 'RATE_LIMITED', 'unreachable', 'OFF', 'anything else']

test('both languages have the texts that are said, and no others', () => {
  const ofViews = views.flatMap((view) => {
    const { title, text, badge, action } = shown({ view })
    return [title, text, badge, ...(action && 'label' in action ? [action.label] : [])]
  })
  const sources = globSync('*.{ts,html,json}', { cwd: import.meta.dirname })
    .filter((path) => !path.endsWith('.test.ts'))
    .map(text)
    .join('\n')
  const named = [...sources.matchAll(/(?:say|getMessage)\('(\w+)'|data-say="(\w+)"|__MSG_(\w+)__/g)]
  const inCode = named.map((match) => match[1] ?? match[2] ?? match[3] ?? '')
  const said = [...new Set([...ofViews, ...faults.map((fault) => faultText(fault) ?? ''), ...inCode])]
  expect(Object.keys(english).sort()).toEqual(said.sort())
  expect(Object.keys(french)).toEqual(Object.keys(english))
})

test.each([
  ['en', english],
  ['fr', french],
])('every value that a text of %s is given is one that it has', (_language, catalogue) => {
  for (const { message, placeholders = {} } of Object.values(catalogue)) {
    const used = [...message.matchAll(/\$(\w+)\$/g)].map((match) => match[1]?.toLowerCase())
    expect([...new Set(used)].sort()).toEqual(Object.keys(placeholders).sort())
    expect(message.replaceAll(/\$\w+\$/g, '')).not.toContain('$')
    expect(message.trim()).not.toBe('')
  }
})

test('a value means the same in both languages', () => {
  const values = (catalogue: Catalogue) =>
    Object.fromEntries(Object.entries(catalogue).map(([key, { placeholders }]) => [key, placeholders]))
  expect(values(french)).toEqual(values(english))
})

test('a French sign of two parts never begins a line: its space does not break', () => {
  expect(Object.values(french).filter(({ message }) => / [:;?!»]|« /.test(message))).toEqual([])
})
