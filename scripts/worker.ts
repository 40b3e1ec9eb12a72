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

const worker = startWorker()
log.info('the worker takes jobs')
await untilSignal()
// Jobs that run are finished, or handed back for another worker.
await worker.stop()
process.exit(0)
