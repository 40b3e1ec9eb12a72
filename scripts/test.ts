import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './ports'
import { root } from './schema-engine'
import { type Counts, playwrightCounts, vitestCounts } from './test-reports'

type Suite = {
  name: string
  command: string[]
  minutes: number
  /** The file with the runner's counts; a suite without one counts as a single test. */
  report?: { file: string; read: (file: string, passed: boolean) => Counts }
  needs?: string
}

const folder = join(root, '.data/test')
const vitestReport = join(folder, 'vitest.json')
const playwrightReport = join(root, '.data/e2e/report.json')

const suites: Suite[] = [
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'], minutes: 2 },
  { name: 'types', command: ['npm', 'run', '--silent', 'types'], minutes: 4 },
  {
    name: 'unit and integration',
    command: [
      'npx',
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ],
    minutes: 10,
    report: { file: vitestReport, read: vitestCounts },
  },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'], minutes: 6 },
  {
    name: 'end to end',
    command: ['npm', 'run', '--silent', 'test:e2e'],
    minutes: 30,
    report: { file: playwrightReport, read: playwrightCounts },
    needs: 'build',
  },
]

mkdirSync(folder, { recursive: true })
const total: Counts = { passed: 0, failed: 0 }
const results: string[] = []
const broken = new Set<string>()
// Any three free ports in a row would do; those after one from the kernel are very likely free.
process.env.E2E_PORT ??= String(await freePort())

for (const suite of suites) {
  if (suite.needs && broken.has(suite.needs)) {
    report(suite.name, { passed: 0, failed: 1 }, `not run: ${suite.needs} failed`)
    continue
  }
  console.log(`\n── ${suite.name}`)
  if (suite.report) rmSync(suite.report.file, { force: true })
  const startedAt = Date.now()
  const passed = await run(suite)
  const counts = suite.report?.read(suite.report.file, passed) ?? {
    passed: Number(passed),
    failed: Number(!passed),
  }
  if (!passed) broken.add(suite.name)
  report(suite.name, counts, `${Math.round((Date.now() - startedAt) / 1000)} s`)
}

console.log(`\n${results.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

function report(name: string, counts: Counts, note: string): void {
  total.passed += counts.passed
  total.failed += counts.failed
  results.push(
    `${counts.failed === 0 ? '✓' : '✗'} ${name}: ${counts.passed} passed, ${counts.failed} failed (${note})`,
  )
}

/** True when the suite passed within its time limit. Its output is shown as it arrives. */
async function run({ command: [program = '', ...args], minutes, name }: Suite): Promise<boolean> {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], detached: true })
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
  const end = (signal: NodeJS.Signals) => {
    try {
      process.kill(-(child.pid ?? 0), signal)
    } catch {
      // It has ended.
    }
  }
  const stop = () => {
    end('SIGTERM')
    void sleep(15_000).then(() => end('SIGKILL'))
    void ended.then(() => process.exit(130))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  const timer = setTimeout(() => {
    console.error(`${name} took more than ${minutes} minutes and is ended.`)
    end('SIGTERM')
    void sleep(15_000).then(() => end('SIGKILL'))
  }, minutes * 60_000)
  const passed = await ended
  clearTimeout(timer)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  return passed
}
