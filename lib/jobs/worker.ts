import { Logger, type Runner, run } from 'graphile-worker'
import { env } from '../env'
import { log } from '../log'
import { tasks } from './tasks'

const crontab = ['* * * * * sweep ?max=1', '23 3 * * * prune ?max=3'].join('\n')

/**
 * Starts taking jobs in this process; any number of processes may. Jobs that are due now start at once (NOTIFY), later
 * ones within the poll interval. The caller stops the runner; signals are its business.
 */
export function startWorker(): Promise<Runner> {
  return run({
    connectionString: env().DATABASE_URL,
    taskList: tasks,
    crontab,
    concurrency: 5,
    pollInterval: 500,
    maxPoolSize: 7,
    noHandleSignals: true,
    logger: new Logger((scope) => (level, message) => {
      if (level === 'error') log.error({ job: scope.taskIdentifier }, message)
      else if (level === 'warning') log.warn({ job: scope.taskIdentifier }, message)
    }),
  })
}
