import { Logger, type Runner, run, type TaskList } from 'graphile-worker'
import { sendEmail } from '../email/send-email'
import { env } from '../env'
import { completeFromEvent } from '../intents/complete-from-event'
import { discardAccount } from '../intents/discard-account'
import { log } from '../log'
import { syncFromEvents } from '../webhooks/sync-from-events'
import type { Jobs } from './add-job'
import { sweep } from './sweep'

const tasks = {
  'sync-account': ({ accountId }) => syncFromEvents(accountId),
  'complete-intent': ({ eventId }, { job }) => completeFromEvent(eventId, { attempt: job.attempts }),
  'send-email': ({ emailId }, { job }) => sendEmail(emailId, { attempt: job.attempts }),
  'discard-account': (payload) => discardAccount(payload),
  sweep: () => sweep(),
} satisfies {
  [Name in keyof Jobs]: (payload: Jobs[Name], helpers: { job: { attempts: number } }) => Promise<void>
}

/**
 * Starts taking jobs in this process; any number of processes may. Jobs that are due now start at once (NOTIFY), later
 * ones within the poll interval. The caller stops the runner; signals are its business.
 */
export function startWorker(): Promise<Runner> {
  return run({
    connectionString: env().DATABASE_URL,
    taskList: tasks as TaskList,
    concurrency: 5,
    pollInterval: 500,
    maxPoolSize: 7,
    noHandleSignals: true,
    crontab: '* * * * * sweep ?max=1',
    logger: new Logger((scope) => (level, message) => {
      if (level === 'error') log.error({ job: scope.taskIdentifier }, message)
      else if (level === 'warning') log.warn({ job: scope.taskIdentifier }, message)
    }),
  })
}
