/**
 * Resolves when somebody asks this process to end, or when the npm that ran it is gone (kill -9): nobody could ask any
 * more. Asked a second time, it ends at once.
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
    const watch = () => {
      if (process.ppid !== parent) resolve('SIGHUP')
    }
    if (process.env.npm_lifecycle_event) setInterval(watch, 500).unref()
  })
}
