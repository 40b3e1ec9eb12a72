import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { startOf } from './process-start.mjs'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A process's command line; empty when it is gone. Process ids are reused, so check it before ending one. */
export function commandLine(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** Asks a process (with `group`, its whole group) to end, and kills it if it has not after `patienceMs`. */
export async function endProcess(
  pid: number,
  {
    group = false,
    signal = 'SIGTERM' as NodeJS.Signals,
    insist = 'SIGKILL' as NodeJS.Signals,
    patienceMs = 5_000,
  } = {},
): Promise<void> {
  const target = group ? -pid : pid
  send(target, signal)
  if (await isGone(target, patienceMs)) return
  send(target, insist)
  await isGone(target, 5_000)
}

async function isGone(target: number, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs
  while (startOf(Math.abs(target))) {
    if (Date.now() > until) return false
    await sleep(20)
  }
  return true
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal)
  } catch {
    // It is gone, which is what we want.
  }
}
