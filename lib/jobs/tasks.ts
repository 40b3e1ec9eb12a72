import type { Task } from 'graphile-worker'
import type { Jobs } from '../add-job'
import { sendEmail } from '../delivery/send-email'
import { sendReady } from '../delivery/send-ready'
import { completeFromEvent } from '../linking/complete-from-event'
import { discardAccount } from '../linking/discard-account'
import { lookForAccount } from '../logins/look-for-account'
import { runMemberJob } from '../self-repair/run-member-job'
import { syncFromEvents } from '../status/sync-from-events'
import { continuePass } from '../sweep/continue-pass'
import { prune } from './prune'
import { sweep } from './sweep'

const verbs: {
  [Name in keyof Jobs]: (payload: Jobs[Name]) => Promise<void>
} = {
  'sync-account': ({ accountId }) => syncFromEvents(accountId),
  'complete-intent': (payload) => completeFromEvent(payload),
  'look-for-account': (payload) => lookForAccount(payload),
  'send-email': ({ emailId }) => sendEmail(emailId),
  'send-sign-in-email': ({ emailId }) => sendEmail(emailId),
  'send-ready': () => sendReady(),
  'discard-account': (payload) => discardAccount(payload),
  'run-linkedin-member': (payload) => runMemberJob(payload),
  'sweep-gateway': ({ gateway }) => continuePass(gateway),
  sweep: () => sweep(),
  prune: () => prune(),
}

/** Which verb runs each job. */
export const tasks = {
  ...verbs,
  // The previous release's name, so that its queued jobs still run. Remove it one release later.
  'tend-linkedin': verbs['run-linkedin-member'],
} as Record<keyof Jobs | 'tend-linkedin', Task>
