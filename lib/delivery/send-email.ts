import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { OutboxEmailModel } from '../generated/prisma/models'
import { queueSending } from '../outbox/queue-sending'
import { unseal } from '../secrets'
import { claimEmail, claimLifeMs } from './claim-email'
import { lastLook } from './last-look'
import { postEmail } from './post-email'
import { recordAnswer } from './record-answer'
import { isSafeToRepeat } from './send-policy'

/** The job of one mail: looks whether it is still wanted, claims it, sends it, records what became of it. */
export async function sendEmail(emailId: string): Promise<void> {
  const email = await getDb().outboxEmail.findUnique({ where: { id: emailId } })
  if (!email || !(await isDue(email))) return
  const look = await lastLook(email)
  if (look === 'cancel') return cancel(email)
  if (look === 'wait') return postpone(email)
  const claimed = await claimEmail(email)
  if (!claimed?.sealedBody) return
  const content = JSON.parse(unseal(claimed.sealedBody, `email:${claimed.id}`)) as {
    html: string
    text: string
  }
  await recordAnswer(claimed, await postEmail(claimed, content))
}

async function isDue(email: OutboxEmailModel): Promise<boolean> {
  const now = await databaseNow()
  if (email.state !== 'QUEUED' && !isAbandoned(email, now)) return false
  if (email.firstTriedAt && !isSafeToRepeat(email.firstTriedAt, now)) {
    await giveUp(email)
    return false
  }
  return email.dueAt <= now
}

/** Claimed by a process that died while sending. */
function isAbandoned({ state, claimedAt }: OutboxEmailModel, now: Date): boolean {
  return state === 'SENDING' && claimedAt !== null && now.getTime() - claimedAt.getTime() > claimLifeMs
}

/** Whether a try that began long ago went out is unknown, and its key no longer protects from a second mail. */
async function giveUp(email: OutboxEmailModel): Promise<void> {
  await getDb().outboxEmail.updateMany({
    where: { id: email.id, state: email.state, claimedAt: email.claimedAt },
    data: { state: 'FAILED', reason: 'GAVE_UP', sealedBody: null },
  })
}

/** Its outage is over, or its account is gone: the link in it is wiped with it. */
async function cancel(email: OutboxEmailModel): Promise<void> {
  await getDb().outboxEmail.updateMany({
    where: { id: email.id, state: email.state, claimedAt: email.claimedAt },
    data: { state: 'CANCELLED', reason: 'REPAIRED', sealedBody: null },
  })
}

/** Nobody can say that the owner must act right now: looked at again soon, and more calmly the longer it lasts. */
async function postpone(email: OutboxEmailModel): Promise<void> {
  const now = await databaseNow()
  const waitedMs = now.getTime() - email.createdAt.getTime()
  const dueAt = new Date(now.getTime() + Math.min(10 * 60_000, Math.max(15_000, waitedMs / 8)))
  await getDb().$transaction(async (tx) => {
    const { count } = await tx.outboxEmail.updateMany({
      where: { id: email.id, state: email.state, claimedAt: email.claimedAt },
      data: { state: 'QUEUED', dueAt },
    })
    if (count === 1) await queueSending(tx, email, { runAt: dueAt })
  })
}
