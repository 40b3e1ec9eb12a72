import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { providerNames } from '@/lib/accounts/providers'
import { needsOwner, nextAction } from '@/lib/accounts/status'
import { gatewayOrder } from '@/lib/connect-rules'
import { EnvError, readEnv } from '@/lib/env'
import { capabilities } from '@/lib/gateway/capabilities'
import { parseAccount } from '@/lib/gateway/v1-wire'
import { v2Statuses } from '@/lib/gateway/v2-wire'
import { AccountStatus, AuditAction, Gateway } from '@/lib/generated/prisma/enums'
import * as answers from '@/lib/webhooks/answer'
import { controls } from '@/sandbox/panel/controls'
import { personas } from '@/sandbox/personas'
import { root } from '@/scripts/schema-engine'
import words from '../messages/en.json'

// README.md and .env.example are held to the code: what changes there has to change here.

const text = (path: string) => readFileSync(join(root, path), 'utf8')
const readme = text('README.md')
const manifest = JSON.parse(text('package.json')) as Record<string, Record<string, string>>
const schemaKeys = [
  ...between(text('lib/env.ts'), 'const schema = z.object({', '\n})').matchAll(/^ {2}([A-Z\d_]+):/gm),
].map((match) => match[1] ?? '')
const required = {
  APP_URL: 'https://accounts.example.com',
  AUTH_SECRET: 'a'.repeat(32),
  DATABASE_URL: 'postgresql://localhost/patchbay',
  ENCRYPTION_KEYS: `one:${Buffer.alloc(32).toString('base64')}`,
  RESEND_API_KEY: 're_1',
  EMAIL_FROM: 'Patchbay <hello@example.com>',
  UNIPILE_V1_DSN: 'https://api1.unipile.com:13111',
  UNIPILE_V1_API_KEY: 'key',
  UNIPILE_V1_WEBHOOK_SECRET: 'secret',
}

test('the map names only what exists, every top-level folder and every room of lib', () => {
  const map = mapped(between(section('Map of the code'), '```\n', '```'))
  expect(map.filter((path) => !existsSync(join(root, path)))).toEqual([])
  const folders = tracked().map((path) => path.split('/').slice(0, -1))
  const tops = folders.flatMap(([top]) => (top && !top.startsWith('.') ? [`${top}/`] : []))
  const rooms = folders.flatMap(([top, room]) => (top === 'lib' && room ? [`lib/${room}/`] : []))
  expect([...new Set([...tops, ...rooms])].filter((folder) => !map.includes(folder))).toEqual([])
})

test('every path in the text exists, every picture is one that the script takes, every link leads somewhere', () => {
  const prose = readme.replaceAll(/```[\s\S]*?```/g, '')
  const named = /`((?:app|components|lib|prisma|sandbox|scripts|e2e|messages|bench|test)\/[^`\s]*)`/g
  const pages = [prose, ...globSync('docs/*.md', { cwd: root }).map(text)]
  const paths = pages.flatMap((page) => [...page.matchAll(named)].map((match) => match[1] ?? ''))
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])

  const takers = text('scripts/screenshots.ts') + text('scripts/extension-pictures.ts')
  const taken = [...takers.matchAll(/shoot\(.+?, '([\w-]+)'\)/g)].map((match) => match[1])
  const pictures = [...readme.matchAll(/docs\/screenshots\/([\w-]+)\.png/g)].map((match) => match[1])
  expect(pictures.filter((picture) => !taken.includes(picture))).toEqual([])
  const kept = globSync('docs/screenshots/*.png', { cwd: root })
  expect(kept.length === 0 || pictures.every((name) => kept.includes(`docs/screenshots/${name}.png`))).toBe(
    true,
  )

  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '')
  const local = targets.filter((target) => !/^https?:|^#|^docs\/screenshots\//.test(target))
  expect(local.filter((target) => !existsSync(join(root, target)))).toEqual([])
  const anchors = [...prose.matchAll(/^#+ (.+)$/gm)].map(
    (match) =>
      `#${(match[1] ?? '')
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replaceAll(' ', '-')}`,
  )
  expect(targets.filter((target) => target.startsWith('#') && !anchors.includes(target))).toEqual([])
})

test('the settings are those that lib/env.ts reads, with their defaults and what is required', () => {
  const rows = table('Variable', section('Settings'))
  expect(rows.map(([name]) => bare(name))).toEqual(schemaKeys)

  const missing = faultsOf({ UNIPILE_V1_API_KEY: 'key', UNIPILE_V2_API_KEY: 'key', POSTPRESS_API_KEY: 'key' })
  const needed = missing.flatMap((fault) => /^(\w+) is missing/.exec(fault)?.[1] ?? [])
  const saysNeeded = rows.flatMap(([name, isRequired]) => (isRequired ? [bare(name)] : []))
  expect(saysNeeded.toSorted()).toEqual(needed.toSorted())

  const settings: Record<string, unknown> = readEnv(required)
  const others = rows.filter(([name]) => !(bare(name) in required) && bare(name) !== 'CONNECT_WITH')
  expect(others.map(([name, , fallback]) => [bare(name), bare(fallback)])).toEqual(
    others.map(([name]) => [bare(name), String(settings[bare(name)] ?? '')]),
  )
  const connectWith = bare(rows.find(([name]) => bare(name) === 'CONNECT_WITH')?.[2])
  const order = (given: object) =>
    gatewayOrder(readEnv({ ...required, ...given }).CONNECT_WITH, null, 'HOSTED')
  expect(
    bare(connectWith)
      .split(',')
      .map((name) => name.toUpperCase().replaceAll('-', '_')),
  ).toEqual(order({}))
})

test('the variables of the demo, the tests and the sandbox are those that they read', () => {
  const rows = table('Variable', section('Settings').slice(section('Settings').indexOf('Only for demo')))
  const said = rows.flatMap(([names = '']) => [...names.matchAll(/`(\w+)`/g)].map((match) => match[1]))
  const files = tracked().filter(
    (path) => /^(scripts|sandbox)\/.*\.ts$/.test(path) && !path.endsWith('.test.ts'),
  )
  const read = files.flatMap((path) => [
    ...text(path).matchAll(/\benv\.((?:SANDBOX_\w+|DATA_DIR|CHROME_PATH|PLAYWRIGHT_CHROMIUM))\b/g),
    ...text(path).matchAll(/portFrom\('(\w+)'/g),
  ])
  const names = new Set(read.map((match) => match[1]))
  names.delete('PORT')
  expect(said.toSorted()).toEqual([...names].toSorted())
})

test('.env.example has every setting once, and lacks nothing but secrets', () => {
  const example = text('.env.example')
  const names = [...example.matchAll(/^(?:# )?([A-Z\d_]+)=/gm)].map((match) => match[1])
  expect(names.toSorted()).toEqual(schemaKeys.toSorted())

  const given = parseEnv(example) as Record<string, string>
  const blank = Object.keys(given).filter((name) => given[name] === '')
  const secret = [
    'AUTH_SECRET',
    'ENCRYPTION_KEYS',
    'RESEND_API_KEY',
    'UNIPILE_V1_API_KEY',
    'UNIPILE_V1_WEBHOOK_SECRET',
  ]
  expect(blank.toSorted()).toEqual(secret)
  expect(faultsOf({ ...given, ...pick(required, blank) })).toEqual([])

  const everything = parseEnv(example.replaceAll(/^# (?=[A-Z\d_]+=)/gm, '')) as Record<string, string>
  const filled = Object.fromEntries(
    Object.entries(everything).map(([name, value]) => [name, value || 'placeholder']),
  )
  expect(faultsOf({ ...filled, ...pick(required, blank) })).toEqual([])
})

test('the npm scripts and the dependencies are those of package.json, each with a reason', () => {
  const scripts = table('Script', section('npm scripts'))
  expect(scripts.map(([name]) => bare(name))).toEqual(Object.keys(manifest.scripts ?? {}))
  const [run = '', develop = ''] = section('Dependencies').split('To develop and test:')
  const packages = [table('Package', run), table('Package', develop)]
  expect(packages.map((rows) => rows.map(([name]) => bare(name)))).toEqual([
    Object.keys(manifest.dependencies ?? {}),
    Object.keys(manifest.devDependencies ?? {}),
  ])
  const unexplained = [...scripts, ...packages.flat()].filter(([, reason = '']) => reason.length < 5)
  expect(unexplained).toEqual([])
})

test('the magic passwords and the controls are those of the sandbox', () => {
  const where = { both: 'both', hosted: 'hosted', api: 'API' }
  expect(table('Password', section('The sandbox'))).toEqual(
    personas.map(({ password, on, title, what }) => [`\`${password}\``, where[on], title, what]),
  )
  const named = table('Control', section('The sandbox')).flatMap(([cell = '']) => cell.split(', ').map(bare))
  expect(named.toSorted()).toEqual(Object.keys(controls).toSorted())
})

test('the statuses are those that the wire files, the badges and the rules make of them', () => {
  const rows = table('Unipile v1 and Postpress say', section('Statuses'))
  const acts = {
    none: 'nobody',
    wait: 'nobody; it passes',
    reconnect: 'the owner',
    grant: 'the owner',
    contact: 'you, who run this',
    gone: 'nobody; it can be connected again',
  }
  expect(rows.map(([, , ...ours]) => ours)).toEqual(
    rows.map(([, , cell]) => {
      const status = bare(cell) as AccountStatus
      const mail = needsOwner(status) ? 'yes' : 'no'
      return [`\`${status}\``, words.status.label[status], acts[nextAction(status)], mail]
    }),
  )
  expect(rows.map(([, , cell]) => bare(cell)).toSorted()).toEqual(Object.keys(AccountStatus).toSorted())
  for (const [v1 = '', , status] of rows.filter(([cell]) => cell?.startsWith('`'))) {
    const read = parseAccount({ id: 'a', type: 'LINKEDIN', sources: [{ id: 's', status: bare(v1) }] })
    expect([v1, read?.status]).toEqual([v1, bare(status)])
  }
  const v2 = rows.flatMap(([, cell = '', status]) => codes(cell).map((word) => [word, bare(status)]))
  expect(v2.toSorted()).toEqual(Object.entries(v2Statuses).toSorted())
})

test('the matrix of gateways is the table of capabilities', () => {
  const rows = table('Provider', section('Gateways'))
  const expected = Object.entries(providerNames).map(([provider, name]) => [
    name,
    ...Object.values(Gateway).map(
      (gateway) =>
        capabilities[gateway][provider as keyof typeof providerNames]?.join(', ').toLowerCase() ?? '—',
    ),
  ])
  expect(rows).toEqual(expected.filter((row) => row.slice(1).some((cell) => cell !== '—')))
})

test('every page, every route and every answer of a webhook is named', () => {
  const routes = section('Routes')
  const addresses = tracked()
    .filter((path) => /^app\/.*\b(page\.tsx|route\.ts)$/.test(path) && !path.includes('[...missing]'))
    .map((path) => path.replace(/^app|\/\([\w-]+\)|\/(page\.tsx|route\.ts)$/g, '') || '/')
  const named = [...routes.matchAll(/`(?:GET |POST )?(\/[^`]*)`/g)].map((match) => match[1])
  expect([...new Set(named)].toSorted()).toEqual([...new Set(addresses)].toSorted())

  const { toResponse, ...kinds } = answers
  const given = table('Case', routes).flatMap(([, answer = '']) => /\d{3}/.exec(answer)?.[0] ?? [])
  expect(given.toSorted()).toEqual(
    Object.values(kinds)
      .map(({ status }) => String(status))
      .toSorted(),
  )
})

test('the audit is said to record exactly what the code records', () => {
  const sources = tracked().filter((path) => /^lib\/.*\.tsx?$/.test(path) && !path.endsWith('.test.ts'))
  const code = sources
    .map(text)
    .filter((source) => source.includes('audit('))
    .join('\n')
  const written = Object.values(AuditAction).filter((action) => code.includes(`'${action}'`))
  const said = between(section('Security'), 'What the audit records', 'What it does not record')
  expect(codes(said).toSorted()).toEqual(written.toSorted())
})

test('the demo prints what the README shows, for people who are there', () => {
  const shown = between(section('Two commands'), '┌', '└').split('\n').slice(1, -1)
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

function between(whole: string, start: string, end: string): string {
  const from = whole.indexOf(start)
  const to = whole.indexOf(end, from + start.length)
  if (from < 0 || to < 0) throw new Error(`nothing stands between ${start} and ${end}`)
  return whole.slice(from + start.length, to)
}

/** What stands under a second-level heading. */
function section(heading: string): string {
  return between(`${readme}\n## `, `\n## ${heading}\n`, '\n## ')
}

/** The rows of the first table whose first column has this title. */
function table(firstColumn: string, within: string): string[][] {
  const lines = within.slice(within.indexOf(`| ${firstColumn} |`)).split('\n')
  const rows = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('|')),
  )
  if (rows.length < 3) throw new Error(`no table begins with ${firstColumn}`)
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

function bare(cell = ''): string {
  return cell.replaceAll('`', '').trim()
}

function codes(cell: string): string[] {
  return [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '')
}

function pick(from: Record<string, string>, names: string[]) {
  return Object.fromEntries(names.map((name) => [name, from[name] ?? '']))
}

function faultsOf(source: Record<string, string>): string[] {
  try {
    readEnv(source)
    return []
  } catch (error) {
    if (error instanceof EnvError) return error.faults
    throw error
  }
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

/** What belongs to the project; in a copy without git, whatever is there. */
function tracked(): string[] {
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
    return globSync('*/**/*', { cwd: root, exclude: ['node_modules', '.next', '.data'] }).filter(isOurs)
  }
}
