/** Runs once when the server starts: a bad environment ends it, and jobs run here unless a worker of their own does. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('./lib/env')
  if (env().WORKER === 'external') return
  const { startWorker } = await import('./lib/jobs/worker')
  const worker = await startWorker()
  // What is running is finished or handed back, so that it need not wait for a lock to grow old.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void worker.stop())
}
