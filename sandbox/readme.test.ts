import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { controls } from './panel/controls.ts'
import { personas } from './personas.ts'

const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8')

test('the README names every persona and every control', () => {
  const names = [...personas.map(({ password }) => password), ...Object.keys(controls)]
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})
