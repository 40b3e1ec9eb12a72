import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startOf } from './process-start.mjs'
import { endProcess, isAlive } from './processes'
import { root } from './schema-engine'

export type Supervisor = {
  /** Starts a program in its own process group, with its output in `<name>.log`. */
  run(name: string, command: string, args: string[], env: NodeJS.ProcessEnv, end?: End): ChildProcess
  /** Takes charge of a process that was started elsewhere. */
  hold(name: string, child: ChildProcess, end?: End): void
  logFile(name: string): string
  /** Ends everything, in the reverse order of the starts. */
  stop(): Promise<void>
}

/** How it is asked to end, and how long it may take before it is made to. */
type End = { signal: NodeJS.Signals; patienceMs: number }
type Died = (name: string, how: string, lastLines: string) => void
type Held = End & { pid: number; start: string | null }
type RunFile = { parent: number; leash: { pid: number; start: string | null }; held: Held[] }

/** Starts and ends the programs of one stack through its leash, after clearing away what an earlier run left there. */
export async function supervise(dataDir: string, onDeath: Died): Promise<Supervisor> {
  const logs = join(dataDir, 'logs')
  mkdirSync(logs, { recursive: true })
  const runFile = join(dataDir, 'running.json')
  await clearLeftovers(runFile, dataDir)

  const leashLog = openSync(join(logs, 'leash.log'), 'a')
  const leash = spawn(process.execPath, [join(root, 'scripts/leash.mjs'), runFile, String(process.pid)], {
    detached: true,
    stdio: ['pipe', leashLog, leashLog],
  })
  closeSync(leashLog)
  leash.stdin?.on('error', () => {})
  const tell = (message: object) => leash.stdin?.write(`${JSON.stringify(message)}\n`)
  const logFile = (name: string) => join(logs, `${name}.log`)
  let stopping: Promise<void> | undefined

  const hold: Supervisor['hold'] = (name, child, end = { signal: 'SIGTERM', patienceMs: 8_000 }) => {
    tell({ hold: { name, pid: child.pid, ...end } })
    child.once('exit', (code, signal) => {
      if (stopping) return
      tell({ release: child.pid })
      if (code !== 0 || signal) onDeath(name, signal ?? `code ${code}`, lastLines(logFile(name)))
    })
  }

  return {
    hold,
    logFile,
    run(name, command, args, env, end) {
      const log = openSync(logFile(name), 'a')
      const child = spawn(command, args, { cwd: root, env, detached: true, stdio: ['ignore', log, log] })
      closeSync(log)
      child.once('error', (error) => onDeath(name, error.message, ''))
      if (child.pid) hold(name, child, end)
      return child
    },
    stop() {
      stopping ??= new Promise((resolve) => {
        leash.once('exit', () => resolve())
        if (leash.exitCode !== null) resolve()
        leash.stdin?.end()
      })
      return stopping
    },
  }
}

async function clearLeftovers(runFile: string, dataDir: string): Promise<void> {
  if (!existsSync(runFile)) return
  const { parent, leash, held } = JSON.parse(readFileSync(runFile, 'utf8')) as RunFile
  const isLeashed = leash.start !== null && startOf(leash.pid) === leash.start
  if (isLeashed && isAlive(parent)) {
    throw new Error(`It runs already with the data in ${dataDir} (process ${parent}): stop that one first.`)
  }
  // Killed a moment ago: its leash is still stopping the rest.
  for (let waited = 0; isLeashed && startOf(leash.pid) === leash.start && waited < 30_000; waited += 100) {
    await sleep(100)
  }
  if (!existsSync(runFile)) return
  for (const { pid, start, signal } of held.toReversed()) {
    if (start !== null && startOf(pid) === start) await endProcess(pid, { group: true, signal })
  }
  rmSync(runFile, { force: true })
}

export function lastLines(file: string, count = 15): string {
  if (!existsSync(file)) return ''
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n')
}
