import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Which room may import what. A type that is only imported costs nothing and binds nobody at run time.

const root = join(import.meta.dirname, '..')
const rooms = [
  'app',
  'components',
  'lib',
  'i18n',
  'scripts',
  'prisma',
  'sandbox',
  'extension',
  'e2e',
  'bench',
  'test',
]

type Import = { file: string; from: string }

function importsOf(folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('/generated/'))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      const found = text.matchAll(
        /^(?:import|export)(?! type)[^'"]*?from ['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm,
      )
      return [...found].map((match) => ({ file, from: resolved(file, match[1] ?? match[2] ?? '') }))
    })
}

/** Ours from the root, such as lib/db; packages by their name. */
function resolved(file: string, from: string): string {
  if (from.startsWith('@/')) return from.slice(2)
  if (!from.startsWith('.')) return from
  return join(file, '..', from)
    .replaceAll('\\', '/')
    .replace(/\.tsx?$/, '')
}

const all = rooms.flatMap(importsOf)
const isTest = (file: string) => /\.test\.ts$/.test(file)
const within =
  (...folders: string[]) =>
  (path: string) =>
    folders.some((folder) => path.startsWith(`${folder}/`))

/** The imports of some files that go where they must not. */
function breaches(files: (file: string) => boolean, forbidden: (from: string) => boolean): string[] {
  return all
    .filter(({ file, from }) => files(file) && !isTest(file) && forbidden(from))
    .map(({ file, from }) => `${file} imports ${from}`)
}

test('there are imports to look at', () => {
  expect(all.length).toBeGreaterThan(500)
})

test('the rooms of lib know nothing of Next', () => {
  const isRoom = (file: string) => /^lib\/[\w-]+\//.test(file)
  expect(
    breaches(isRoom, (from) => from === 'next' || from.startsWith('next/') || from === 'next-auth'),
  ).toEqual([])
})

test('components reach neither the database nor a gateway, nor the environment or the session', () => {
  const forbidden = within('lib/gateway', 'lib/webhooks', 'lib/outbox', 'lib/delivery', 'lib/jobs')
  const files = ['lib/db', 'lib/env', 'lib/auth', 'lib/action', 'lib/generated/prisma/client']
  expect(breaches(within('components'), (from) => forbidden(from) || files.includes(from))).toEqual([])
})

test('lib draws nothing and serves no page', () => {
  expect(breaches(within('lib'), within('app', 'components'))).toEqual([])
})

test('production code never imports the sandbox, the tests or the scripts', () => {
  const forbidden = within('sandbox', 'e2e', 'test', 'bench', 'scripts')
  expect(breaches(within('app', 'components', 'lib', 'i18n'), forbidden)).toEqual([])
})

test('the sandbox imports nothing of ours', () => {
  expect(breaches(within('sandbox'), within('app', 'components', 'lib', 'i18n', 'scripts', 'test'))).toEqual(
    [],
  )
})

test('the extension imports its own files only: no package, nothing of ours', () => {
  const isOwn = within('extension')
  expect(breaches(isOwn, (from) => !isOwn(from))).toEqual([])
  // Its end-to-end tests may know its states; nothing else knows anything of it.
  const others = (file: string) => !isOwn(file) && !within('e2e')(file)
  expect(breaches(others, isOwn)).toEqual([])
})

test('only lib/env.ts reads the environment, and what must be told before it can be read', () => {
  const files = [...new Set(all.map(({ file }) => file))].filter(
    (file) => within('app', 'components', 'lib')(file) && !isTest(file),
  )
  const readers = files.filter((file) => readFileSync(join(root, file), 'utf8').includes('process.env'))
  // The log's level must be known when the environment itself is what is wrong.
  expect(readers.sort()).toEqual(['lib/env.ts', 'lib/log.ts'])
})
