import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** When a process started, as the system writes it; null when there is none. With the number it names one process. */
export function startOf(pid) {
  try {
    if (!existsSync('/proc/self/stat')) {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
    }
    const { state, start } = readStat(pid)
    // Ended, but its new parent has not collected it yet.
    return state === 'Z' ? null : start
  } catch {
    return null
  }
}

/** A process's parent; null where the system offers no cheap way to know. */
export function parentOf(pid) {
  try {
    return Number(readStat(pid).parent) || null
  } catch {
    return null
  }
}

/** The second field is a name in brackets that may hold anything; the third is the state, the start is the 22nd. */
function readStat(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return { state: fields[0], parent: fields[1], start: fields[19] ?? null }
}
