import type { TaskList } from 'graphile-worker'
import type { Jobs } from '../add-job'
import { sendEmail } from '../delivery/send-email'
import { completeFromEvent } from '../intents/complete-from-event'
import { discardAccount } from '../intents/discard-account'
import { lookForAccount } from '../logins/look-for-account'
import { runMemberJob } from '../self-repair/run-member-job'
import { syncFromEvents } from '../webhooks/sync-from-events'
import { prune } from './prune'
import { sweep } from './sweep'

const verbs: {
  [Name in keyof Jobs]: (payload: Jobs[Name], helpers: { job: { attempts: number } }) => Promise<void>
} = {
  'sync-account': ({ accountId }) => syncFromEvents(accountId),
  'complete-intent': (payload, { job }) => completeFromEvent(payload, { attempt: job.attempts }),
  'look-for-account': (payload) => lookForAccount(payload),
  'send-email': ({ emailId }, { job }) => sendEmail(emailId, { attempt: job.attempts }),
  'discard-account': (payload) => discardAccount(payload),
  'run-linkedin-member': (payload) => runMemberJob(payload),
  sweep: () => sweep(),
  prune: () => prune(),
}

/** Which verb does which job. */
export const tasks = {
  ...verbs,
  // What the previous release called it: its queued jobs are still done. To be removed one release later.
  'tend-linkedin': verbs['run-linkedin-member'],
} as TaskList
