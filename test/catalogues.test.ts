import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Tree = { [key: string]: string | Tree }

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../messages/${name}.json`, import.meta.url), 'utf8')) as Tree

/** Every text by its path. */
function texts(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const here = path ? `${path}.${key}` : key
    return typeof value === 'string' ? [[here, value]] : texts(value, here)
  })
}

/** What a text is given: the names in braces and the tags around words. The words of a branch are no names. */
const value = /(?<!(?:=\d+|zero|one|two|few|many|other|[A-Z][A-Z_\d]*) )\{(\w+)[,}]|<(\w+)>/g
const given = (text: string) =>
  [...new Set([...text.matchAll(value)].map((match) => match[1] ?? `<${match[2]}>`))].sort()

const pairs = [
  ['en', 'fr'],
  ['auth.en', 'auth.fr'],
  ['mail.en', 'mail.fr'],
] as const

test.each(pairs)('%s and %s have the same texts', (english, french) => {
  const keys = (name: string) => texts(read(name)).map(([path]) => path)
  expect(keys(french).sort()).toEqual(keys(english).sort())
})

test.each(pairs)('%s and %s are given the same values and tags', (english, french) => {
  const shape = (name: string) =>
    Object.fromEntries(texts(read(name)).map(([path, text]) => [path, given(text)]))
  expect(shape(french)).toEqual(shape(english))
})

test.each(pairs.flat())('no text of %s is empty', (name) => {
  expect(texts(read(name)).filter(([, text]) => text.trim() === '')).toEqual([])
})

test('a French sign of two parts never begins a line: its space does not break', () => {
  const loose = pairs.flatMap(([, french]) =>
    texts(read(french)).filter(([, text]) => / [:;?!»]|« /.test(text)),
  )
  expect(loose).toEqual([])
})
