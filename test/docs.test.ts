import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { providerNames } from '@/lib/accounts/providers'
import { needsOwner, nextAction } from '@/lib/accounts/status'
import { gatewayOrder } from '@/lib/connect-rules'
import { EnvError, readEnv } from '@/lib/env'
import { capabilities } from '@/lib/gateway/capabilities'
import { parseAccount } from '@/lib/gateway/unipile-v1/v1-wire'
import { v2Statuses } from '@/lib/gateway/unipile-v2/v2-wire'
import { AccountStatus, AuditAction, Gateway } from '@/lib/generated/prisma/enums'
import * as answers from '@/lib/webhooks/answer'
import { controls } from '@/sandbox/panel/controls'
import { personas } from '@/sandbox/personas'
import words from '../messages/en.json'
import { bare, between, codes, section, table, text, tracked } from './pages'

// The tables in the documentation and .env.example are compared with the code: change both together.

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

test('the settings are those that lib/env.ts reads, with their defaults and what is required', () => {
  const rows = table('Variable', section('docs/settings.md', 'Production'))
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
  const rows = table('Variable', section('docs/settings.md', 'Demo, tests and sandbox'))
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
  const scripts = table('Script', text('docs/npm-scripts.md'))
  expect(scripts.map(([name]) => bare(name))).toEqual(Object.keys(manifest.scripts ?? {}))
  const packages = ['At run time', 'To develop and test'].map((heading) =>
    table('Package', section('docs/dependencies.md', heading)),
  )
  expect(packages.map((rows) => rows.map(([name]) => bare(name)))).toEqual([
    Object.keys(manifest.dependencies ?? {}),
    Object.keys(manifest.devDependencies ?? {}),
  ])
  const unexplained = [...scripts, ...packages.flat()].filter(([, reason = '']) => reason.length < 5)
  expect(unexplained).toEqual([])
})

test('the magic passwords and the controls are those of the sandbox', () => {
  const where = { both: 'both', hosted: 'hosted', api: 'API' }
  expect(table('Password', text('sandbox/README.md'))).toEqual(
    personas.map(({ password, on, title, what }) => [`\`${password}\``, where[on], title, what]),
  )
  const named = table('Control', text('sandbox/README.md')).flatMap(([cell = '']) =>
    cell.split(', ').map(bare),
  )
  expect(named.toSorted()).toEqual(Object.keys(controls).toSorted())
})

test('the statuses are those that the wire files, the badges and the rules make of them', () => {
  const rows = table('Unipile v1 and Postpress say', text('docs/statuses.md'))
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
  const rows = table('Provider', text('docs/gateways.md'))
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
  const routes = text('docs/routes.md')
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
  const said = section('docs/security.md', 'What the audit records')
  expect(codes(said).toSorted()).toEqual(written.toSorted())
})

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
