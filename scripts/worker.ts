import { EnvError, env } from '../lib/env'
import { startWorker } from '../lib/jobs/worker'
import { log } from '../lib/log'
import { loadEnvFile } from './load-env-file'
import { untilSignal } from './until-signal'

loadEnvFile()

try {
  env()
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  console.error(error.message)
  process.exit(1)
}

const signalled = untilSignal()
try {
  const worker = await startWorker()
  log.info('the worker takes jobs')
  await Promise.race([signalled, worker.promise])
  // Running jobs are finished, or handed back to another worker.
  await worker.stop().catch(() => {})
  process.exit(0)
} catch (error) {
  console.error(`The worker ended: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
