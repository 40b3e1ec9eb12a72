import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** When a process started, as the system writes it; null when there is none. With the number it names one process. */
export function startOf(pid) {
  try {
    if (!existsSync('/proc/self/stat')) {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
    }
    // The second field is a name in brackets that may hold anything; the third is the state, the start is the 22nd.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    // Ended, but whoever inherited it has not looked yet.
    if (fields[0] === 'Z') return null
    return fields[19] ?? null
  } catch {
    return null
  }
}
