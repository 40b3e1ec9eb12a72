import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '@/scripts/schema-engine'
import { between, pages, section, text, tracked } from './pages'

// The front page is held to the code, and every page's links and paths to what is there.

const withoutBlocks = (page: string) => text(page).replaceAll(/```[\s\S]*?```/g, '')

test('the front page is short, and names the two commands', () => {
  const lines = text('README.md').trimEnd().split('\n')
  expect(lines.length).toBeLessThanOrEqual(250)
  expect(lines).toContain('npm ci && npm run demo')
  expect(lines).toContain('npm ci && npm test')
})

test('the front page leads to every other page', () => {
  const linked = linksOf('README.md').map(({ path }) => path)
  const unlinked = pages().filter((page) => page !== 'README.md' && !linked.includes(page))
  expect(unlinked).toEqual([])
})

test('the map names only what exists, every top-level folder and every room of lib', () => {
  const map = mapped(between(section('README.md', 'Map of the code'), '```\n', '```'))
  expect(map.filter((path) => !existsSync(join(root, path)))).toEqual([])
  const folders = tracked().map((path) => path.split('/').slice(0, -1))
  const tops = folders.flatMap(([top]) => (top && !top.startsWith('.') ? [`${top}/`] : []))
  const rooms = folders.flatMap(([top, room]) => (top === 'lib' && room ? [`lib/${room}/`] : []))
  expect([...new Set([...tops, ...rooms])].filter((folder) => !map.includes(folder))).toEqual([])
})

test('every page says in its first line for whom it is', () => {
  const others = pages().filter((page) => page !== 'README.md')
  const first = (page: string) => text(page).split('\n').slice(1).find(Boolean) ?? ''
  expect(others.length).toBeGreaterThan(10)
  expect(others.filter((page) => !first(page).startsWith('For anyone who '))).toEqual([])
})

test('every path that a page names exists', () => {
  const folders =
    'app|bench|components|docs|e2e|extension|i18n|lib|messages|prisma|public|sandbox|scripts|simulation|test'
  const named = new RegExp(`\`((?:${folders})/[^\`\\s]*)\``, 'g')
  const paths = pages().flatMap((page) =>
    [...withoutBlocks(page).matchAll(named)].map(([, path]) => path ?? ''),
  )
  expect(paths.length).toBeGreaterThan(50)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('every picture is one that the script takes', () => {
  const takers = text('scripts/screenshots.ts') + text('scripts/extension-pictures.ts')
  const taken = [...takers.matchAll(/shoot\(.+?, '([\w-]+)'\)/g)].map((match) => match[1])
  const pictures = pages().flatMap((page) =>
    [...text(page).matchAll(/screenshots\/([\w-]+)\.png/g)].map((match) => match[1]),
  )
  expect(pictures).not.toEqual([])
  expect(pictures.filter((picture) => !taken.includes(picture))).toEqual([])
})

test('every link between the pages leads to a file, and to a heading in it', () => {
  const links = pages().flatMap(linksOf)
  expect(links.filter(({ path }) => !existsSync(join(root, path)))).toEqual([])
  const anchored = links.filter(({ anchor }) => anchor)
  expect(anchored.filter(({ path, anchor = '' }) => !anchorsOf(path).includes(anchor))).toEqual([])
})

test('the demo prints what the front page shows, for people who are there', () => {
  const shown = between(section('README.md', 'Two commands'), '┌', '└').split('\n').slice(1, -1)
  const printed = text('scripts/demo.ts')
  const lines = shown.map((line) => line.replaceAll(/[│]/g, '').trim()).filter(Boolean)
  const fixed = lines.map(
    (line) =>
      line
        .split(/http:\/\/|\(\d+ s\)/)
        .at(line.includes('http') ? 0 : -1)
        ?.trim() ?? '',
  )
  expect(fixed.filter((line) => !printed.includes(line))).toEqual([])
  const people = text('prisma/seed-people.ts')
  const addresses = lines.flatMap((line) => /\w+@example\.com/.exec(line)?.[0] ?? [])
  expect(addresses).toHaveLength(3)
  expect(addresses.filter((address) => !people.includes(`email: '${address}'`))).toEqual([])
})

/** The links of a page that stay within the project, seen from the root. */
function linksOf(page: string): { page: string; path: string; anchor: string | undefined }[] {
  return [...withoutBlocks(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^https?:/.test(target))
    .map((target) => {
      const [file = '', anchor] = target.split('#')
      return { page, path: file ? join(page, '..', file).replaceAll('\\', '/') : page, anchor }
    })
}

function anchorsOf(page: string): string[] {
  return [...withoutBlocks(page).matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )
}

/** The paths of a tree drawn with two spaces per level. */
function mapped(tree: string): string[] {
  const parents: string[] = []
  return tree
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, indent = '', name = ''] = /^( *)(\S+) {2,}\S/.exec(line) ?? []
      const depth = indent.length / 2
      parents.splice(depth, parents.length, name)
      return parents.slice(0, depth + 1).join('')
    })
}
