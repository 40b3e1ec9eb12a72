import { parentOf, startOf } from './process-start.mjs'

/**
 * Resolves when somebody asks this process to end, or when whoever ran it is gone (kill -9), because then nobody could
 * ask any more. Asked by Ctrl-C a second time, it ends at once.
 */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let isAsked = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (isAsked && signal === 'SIGINT') process.exit(130)
        isAsked = true
        resolve(signal)
      })
    }
    const parent = process.ppid
    // npm runs a script through a shell, which survives npm.
    const npm = process.env.npm_lifecycle_event ? parentOf(parent) : null
    const watch = () => {
      if (process.ppid !== parent || (npm !== null && startOf(npm) === null)) resolve('SIGHUP')
    }
    setInterval(watch, 500).unref()
  })
}
