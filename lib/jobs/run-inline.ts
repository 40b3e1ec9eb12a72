import { startWorker, type Worker } from './worker'

/** Takes jobs in the web process. When that is told to end, what is running is finished or handed back first. */
export function runInline(): Worker {
  const worker = startWorker()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void worker.stop())
  return worker
}
