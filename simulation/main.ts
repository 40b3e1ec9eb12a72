import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { applyMigrations } from '../scripts/apply-migrations'
import { startPostgres } from '../scripts/embedded-postgres'
import { freePort } from '../scripts/ports'
import { supervise } from '../scripts/supervisor'

const usage = `npm run simulate -- [--seed 7 | --seeds 1-1000] [--hours 1] [--faults word,word] [--trace]

Lets seeded worlds happen in virtual time: real SQL, the real queue, the sandbox over HTTP, and everything that can go
wrong. Prints every violation with its trace, each fault's count, and "violations: <n>"; ends with 1 if there is one.
  --faults  only faults that begin with one of these words, e.g. "read,call"; "none" for none`

const { values } = parseArgs({
  options: {
    ...{ seed: { type: 'string' }, seeds: { type: 'string' }, hours: { type: 'string' } },
    ...{ faults: { type: 'string' }, trace: { type: 'boolean' }, help: { type: 'boolean' } },
  },
})
if (values.help) {
  console.log(usage)
  process.exit()
}
// The log's level is read when it is imported.
process.env.LOG_LEVEL ??= 'silent'
const { openStage } = await import('./stage')
const [first, last] = rangeOf(values.seeds ?? values.seed ?? '1')
const folder = mkdtempSync(join(tmpdir(), 'patchbay-simulation-'))
const supervisor = await supervise(folder, () => {})
let found = 0
try {
  const template = 'patchbay_template'
  const flags = ['max_connections=200', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const logFile = supervisor.logFile('database')
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    logFile,
    database: template,
    flags,
  })
  supervisor.hold('database', postgres.child, { signal: 'SIGINT', patienceMs: 20_000 })
  await applyMigrations(postgres.url(template))
  const stage = await openStage({ server: postgres.url('').replace(/\/$/, ''), template })
  const counts = new Map<string, number>()
  for (let seed = first; seed <= last; seed++) {
    const began = performance.now()
    const outcome = await stage.run({
      seed,
      hours: Number(values.hours ?? 1),
      only: values.faults?.split(',') ?? null,
      isTraced: values.trace === true,
    })
    for (const [name, count] of outcome.counts) counts.set(name, (counts.get(name) ?? 0) + count)
    found += outcome.violations.length
    const took = ((performance.now() - began) / 1_000).toFixed(1)
    console.log(
      `seed ${seed}: ${outcome.violations.length} violations, ${outcome.steps} steps, ${took} s${outcome.stalls ? `, ${outcome.stalls} stalls` : ''}`,
    )
    for (const { rule, about, at, trace } of outcome.violations) {
      console.log(`\n  VIOLATION (seed ${seed}, ${at}): ${rule}: ${about}`)
      for (const line of trace) console.log(`    ${line}`)
    }
  }
  await stage.close()
  for (const [name, count] of counts) console.log(`${String(count).padStart(7)}  ${name}`)
  console.log(`violations: ${found}`)
} finally {
  await supervisor.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(found > 0 ? 1 : 0)

function rangeOf(text: string): [number, number] {
  const [from = 1, to = from] = text.split('-').map(Number)
  return [from, to]
}
