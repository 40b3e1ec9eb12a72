import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** When a process started, as the system writes it; null when there is none. With the number it names one process. */
export function startOf(pid) {
  try {
    if (!existsSync('/proc/self/stat')) {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
    }
    // The second field is a name in brackets that may hold anything; the start is the 22nd.
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? null
    )
  } catch {
    return null
  }
}
