// Holds the processes of one running stack. Whatever becomes of the process that started it, kill -9 included, its
// standard input then closes, and the leash ends what it holds in the reverse order of their start: the database last.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { startOf } from './process-start.mjs'

const [runFile, parent] = process.argv.slice(2)
const held = []

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})

// What is held is also written down, for the next start to clear away in case the leash itself was killed.
function write() {
  const content = { parent: Number(parent), leash: { pid: process.pid, start: startOf(process.pid) }, held }
  writeFileSync(`${runFile}.new`, JSON.stringify(content))
  renameSync(`${runFile}.new`, runFile)
}

write()
const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => {
  const { hold, release } = JSON.parse(line)
  if (hold) held.push({ ...hold, start: startOf(hold.pid) })
  if (release) {
    held.splice(
      held.findIndex(({ pid }) => pid === release),
      1,
    )
  }
  write()
})
lines.on('close', async () => {
  for (const { pid, signal, patienceMs } of held.toReversed()) await end(pid, signal, patienceMs)
  rmSync(runFile, { force: true })
  process.exit(0)
})

/** Ends a process, then whatever is left of its group. */
async function end(pid, signal, patienceMs) {
  send(pid, signal)
  const until = Date.now() + patienceMs
  while (startOf(pid) && Date.now() < until) await sleep(20)
  send(pid, signal === 'SIGINT' ? 'SIGQUIT' : 'SIGKILL')
  while (startOf(pid) && Date.now() < until + 5_000) await sleep(20)
}

function send(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch {
    // Gone already.
  }
}
