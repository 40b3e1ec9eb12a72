import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { OutboxEmailModel } from '../generated/prisma/models'
import { lookLifeMs } from './claim-ready'
import { lookBeforeSending } from './look-before-sending'
import { postponeEmail } from './postpone-email'
import { requestKeyOf } from './request-key'
import { sendReady } from './send-ready'
import { sendRequest } from './send-request'

/**
 * One email's job. A sign-in email goes out at once by itself, and a request that may already have gone out is repeated
 * unchanged. A notice is checked first, then goes out together with whatever else is ready.
 */
export async function sendEmail(emailId: string): Promise<void> {
  const email = await getDb().outboxEmail.findUnique({ where: { id: emailId } })
  if (!email) return
  const requestKey = requestKeyOf(email)
  if (requestKey) return sendRequest(requestKey)
  const now = await databaseNow()
  if (email.state !== 'QUEUED' || email.dueAt > now) return
  if (await isHeld(email, now)) return
  if (!isFresh(email, now)) {
    if (!(await lookBeforeSending(email))) return
    await getDb().outboxEmail.updateMany({
      where: { id: email.id, state: 'QUEUED' },
      data: { lookedAt: await databaseNow() },
    })
  }
  await sendReady()
}

/** While nothing can be sent, no account is read for it. */
async function isHeld(email: OutboxEmailModel, now: Date): Promise<boolean> {
  const { heldUntil, trouble } = await getDb().mailPace.findUniqueOrThrow({ where: { id: 1 } })
  if (!heldUntil || heldUntil <= now) return false
  const spreadMs = Math.random() * 10_000
  await postponeEmail(email, new Date(heldUntil.getTime() + spreadMs), trouble ?? undefined)
  return true
}

function isFresh({ lookedAt }: OutboxEmailModel, now: Date): boolean {
  return lookedAt !== null && now.getTime() - lookedAt.getTime() < lookLifeMs / 2
}
