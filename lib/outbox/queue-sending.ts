import { addJob } from '../add-job'
import type { Tx } from '../db'
import type { EmailKind } from '../generated/prisma/enums'

/** Queues the job that sends an email; sign-in emails have their own job, because a person is waiting. */
export function queueSending(
  tx: Tx,
  email: { id: string; kind: EmailKind },
  options: { runAt?: Date; unlessQueued?: boolean },
): Promise<void> {
  const job = email.kind === 'SIGN_IN' ? 'send-sign-in-email' : 'send-email'
  return addJob(tx, job, { emailId: email.id }, { key: `email:${email.id}`, ...options })
}
