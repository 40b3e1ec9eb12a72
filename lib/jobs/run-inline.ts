import { startWorker } from './worker'

/** Takes jobs in the web process. When that is told to end, what is running is finished or handed back first. */
export async function runInline(): Promise<void> {
  const worker = await startWorker()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void worker.stop())
}
