import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { expect, onTestFinished, test } from 'vitest'
import config, { rooms } from '../.dependency-cruiser.mjs'

// Holds the code to the rules of .dependency-cruiser.mjs, and shows that each of them can fail.

const root = join(import.meta.dirname, '..')
const rules = config.forbidden?.map(({ name }) => name ?? '') ?? []

test('every import follows the rules', async () => {
  const { summary } = await cruiseIn(root, sources())
  expect(summary.totalDependenciesCruised).toBeGreaterThan(2_000)
  expect(brokenIn(summary)).toEqual([])
}, 60_000)

/** One violation of each rule: the file that breaks it, and what that file imports. */
const violations: Record<string, [file: string, from: string]> = {
  'every import leads to a file': ['scripts/lost.ts', './nowhere'],
  'no circles': ['components/circle.ts', './circle'],
  'production code never imports the sandbox, the tests or the scripts': ['app/fake.ts', '@/sandbox/main'],
  'lib renders nothing and serves no page': ['lib/jobs/draws.ts', '../../components/button'],
  'a room of lib does not know Next': ['lib/jobs/redirects.ts', 'next/navigation'],
  'components do not import pages': ['components/page.ts', '../app/page'],
  'components get their data as props': ['components/reads.ts', '@/lib/db'],
  'the vendors stop at the door of lib/gateway': ['lib/webhooks/knows.ts', '../gateway/unipile-v1/v1-wire'],
  'only tests import end-to-end tests': ['scripts/tests.ts', '../e2e/login'],
  'the sandbox imports nothing of ours': ['sandbox/knows.ts', '../lib/db'],
  'the extension imports its own files only': ['extension/packages.ts', 'next/navigation'],
  'only end-to-end tests import the extension': ['scripts/reads.ts', '../extension/state'],
  'the files directly in lib stand below its rooms': ['lib/knows.ts', './jobs/top'],
  'no room knows who is signed in': ['lib/jobs/asks.ts', '../auth'],
}
for (const [place, room] of rooms.slice(0, -1).entries()) {
  violations[`lib/${room} imports only from the rooms below it`] = [
    `lib/${room}/up.ts`,
    `../${rooms[place + 1]}/top`,
  ]
}
const bystanders = [
  ...['node_modules/next/navigation.js', 'app/page.ts', 'components/button.ts', 'lib/db.ts', 'lib/auth.ts'],
  'lib/gateway/unipile-v1/v1-wire.ts',
  ...['sandbox/main.ts', 'extension/state.ts', 'e2e/login.ts', ...rooms.map((room) => `lib/${room}/top.ts`)],
]

test('each rule is broken by a file that does what it forbids, even if only a type is imported', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('tsconfig.json', JSON.stringify({ compilerOptions: { paths: { '@/*': ['./*'] } } }))
  for (const path of bystanders) write(path, 'export {}')
  for (const [path, from] of Object.values(violations)) {
    // The one rule that lets types through.
    const isValue = path === 'components/reads.ts'
    write(path, `import ${isValue ? '' : 'type '}{ A } from '${from}'`)
  }
  const { summary } = await cruiseIn(folder, ['app', 'components', 'lib', 'scripts', 'sandbox', 'extension'])
  const broken = brokenIn(summary).map((sentence) => sentence.split(' → ')[0])
  expect(broken.toSorted()).toEqual(rules.map((rule) => `${rule}: ${violations[rule]?.[0]}`).toSorted())
})

test('no room of lib has more than 25 files, beside its tests', () => {
  const counts = new Map<string, number>()
  for (const file of filesIn('lib')) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
  expect([...counts].filter(([room, count]) => room !== 'lib' && count > 25)).toEqual([])
})

/** What only some files may do, as it stands in the code: whoever else does it is named. */
test.each([
  ['writes outages', /\boutage\.(create|update|upsert|delete)/, /^lib\/outages\//],
  [
    'reads an account at a gateway',
    /\.(findAccount|listAccounts)\(/,
    /^lib\/(gateway|accounts)\/|^lib\/doctor\/examine/,
  ],
  // A genuine event's age, which only decides whether its claim is shown before the read; and what the doctor measures.
  [
    'tells the time of a host',
    /new Date\(\)|Date\.now\(\)/,
    /^lib\/(gateway|doctor)\/|^lib\/webhooks\/receive-event/,
  ],
])('in lib, nobody else %s', (_, words, allowed) => {
  const others = filesIn('lib').filter((file) => !allowed.test(file))
  expect(others.filter((file) => words.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test('only lib/env.ts reads the environment, and what must be known before it can be read', () => {
  const files = ['app', 'components', 'lib'].flatMap(filesIn)
  const readers = files.filter((file) => readFileSync(join(root, file), 'utf8').includes('process.env'))
  // The log's level must be known even when the environment itself is wrong.
  expect(readers.sort()).toEqual(['lib/env.ts', 'lib/log.ts'])
})

/** The code of a folder, without its tests and what is generated. */
function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|\/generated\//.test(file))
}

/** The top-level folders and files that can hold code. */
function sources(): string[] {
  const entries = readdirSync(root, { withFileTypes: true })
  return entries
    .filter((entry) =>
      entry.isDirectory() ? !/^(\.|node_modules$|test-results$)/.test(entry.name) : /\.ts$/.test(entry.name),
    )
    .map(({ name }) => name)
}

async function cruiseIn(folder: string, files: string[]): Promise<ICruiseResult> {
  const { forbidden, options } = config
  const tsConfig = { fileName: join(folder, 'tsconfig.json') }
  const { output } = await cruise(files, {
    ...options,
    ...{ tsConfig, baseDir: folder, validate: true, ruleSet: { forbidden } },
  })
  if (typeof output === 'string') throw new Error(output)
  return output
}

function brokenIn({ violations }: ICruiseResult['summary']): string[] {
  return violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
}
