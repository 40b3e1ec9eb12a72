import { startWorker, type Worker } from './worker'

/** Runs jobs in the web process. On shutdown, running jobs are finished or handed back first. */
export function runInline(): Worker {
  const worker = startWorker()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void worker.stop())
  return worker
}
