/** Resolves when somebody asks this process to end; asked a second time, it ends at once. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let isAsked = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (isAsked) process.exit(130)
        isAsked = true
        resolve(signal)
      })
    }
  })
}
