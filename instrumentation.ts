/** Runs once when the server starts: a bad environment ends it, and jobs run here unless a worker of their own does. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('./lib/env')
  if (env().WORKER === 'external') return
  const { runInline } = await import('./lib/jobs/run-inline')
  // The server answers at once: a database that is away now is waited for in the background.
  runInline()
}
