import { databaseNow } from '../clock'
import type { OutboxEmailModel } from '../generated/prisma/models'
import { endEmail } from './end-email'
import { lastLook } from './last-look'
import { postponeEmail } from './postpone-email'

/**
 * Looks at the account that an email is about. True: it may leave. Otherwise it has been cancelled, or it waits: until
 * the gateway can be asked, or says that the owner must act. What may be out already does not wait.
 */
export async function lookBeforeSending(
  email: OutboxEmailModel,
  options?: { isUnderWay: boolean },
): Promise<boolean> {
  const look = await lastLook(email)
  // Its outage is over, or its account is gone: the link in it is wiped with it.
  if (look === 'cancel') await endEmail(email, { state: 'CANCELLED', reason: 'REPAIRED' })
  if (look === 'wait' && !options?.isUnderWay) await postponeEmail(email, await calmerDueAt(email))
  return look === 'send' || (look === 'wait' && options?.isUnderWay === true)
}

/** Nobody can say that the owner must act right now: looked at again soon, and more calmly the longer it lasts. */
async function calmerDueAt({ createdAt }: OutboxEmailModel): Promise<Date> {
  const now = await databaseNow()
  const waitedMs = now.getTime() - createdAt.getTime()
  return new Date(now.getTime() + Math.min(10 * 60_000, Math.max(15_000, waitedMs / 8)))
}
