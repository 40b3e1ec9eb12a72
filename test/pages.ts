import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@/scripts/schema-engine'

// Reads the documentation: its pages, their sections and tables, and the files of the project that they talk about.

export const text = (path: string) => readFileSync(join(root, path), 'utf8')

export function between(whole: string, start: string, end: string): string {
  const from = whole.indexOf(start)
  const to = whole.indexOf(end, from + start.length)
  if (from < 0 || to < 0) throw new Error(`nothing between ${start} and ${end}`)
  return whole.slice(from + start.length, to)
}

/** What is under a second-level heading of a page. */
export function section(path: string, heading: string): string {
  return between(`${text(path)}\n## `, `\n## ${heading}\n`, '\n## ')
}

/** The rows of the first table whose first column has this title. */
export function table(firstColumn: string, within: string): string[][] {
  const start = within.indexOf(`| ${firstColumn} |`)
  if (start < 0) throw new Error(`no table begins with ${firstColumn}`)
  const lines = `${within.slice(start)}\n`.split('\n')
  const rows = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('|')),
  )
  if (rows.length < 3) throw new Error(`the table that begins with ${firstColumn} is empty`)
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

export function bare(cell = ''): string {
  return cell.replaceAll('`', '').trim()
}

/** The words in backticks. */
export function codes(cell: string): string[] {
  return [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '')
}

/** The project's own files. In a copy without git, whatever is there. */
export function tracked(): string[] {
  const isOurs = (path: string) =>
    !/^(node_modules|\.next|\.data|test-results)\/|^lib\/generated\//.test(path)
  try {
    return execFileSync('git', ['ls-files'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\n')
      .filter((path) => path && isOurs(path))
  } catch {
    const everything = [...globSync('*.md', { cwd: root }), ...globSync('*/**/*', globOptions)]
    return everything.map((path) => path.replaceAll('\\', '/')).filter(isOurs)
  }
}

const globOptions = { cwd: root, exclude: ['node_modules', '.next', '.data'] }

/** Every page of the documentation. */
export function pages(): string[] {
  return tracked().filter((path) => /^([A-Z]+\.md|docs\/[\w-]+\.md|\w+\/README\.md)$/.test(path))
}
