import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { OutboxEmailModel } from '../generated/prisma/models'
import { claimLifeMs, claimRequest } from './claim-request'
import { deliver } from './deliver'
import { endEmail } from './end-email'
import { lookBeforeSending } from './look-before-sending'
import { postponeEmail } from './postpone-email'
import { isBatchKey } from './request-key'
import { isSafeToRepeat } from './send-policy'
import { takeSlot } from './take-slot'

/** How many accounts are read at once before a batch is asked for again. */
const looksAtOnce = 10

/**
 * Sends, or asks again for, the emails that belong to one idempotency key. Who needs theirs no more is left out: had the
 * earlier request been accepted, Resend refuses the shorter one under the same key, and so says that all are out.
 */
export async function sendRequest(requestKey: string): Promise<void> {
  const now = await databaseNow()
  const emails = await listOpen(requestKey)
  const [first] = emails
  if (!first || emails.some((email) => isInHand(email, now) || email.dueAt > now)) return
  const end = endOf(first, now)
  if (end) {
    for (const email of emails) await endEmail(email, { state: 'FAILED', reason: end })
    return
  }
  const wanted = await lookAtAll(emails, isBatchKey(requestKey))
  if (wanted.length === 0) return
  const lane = first.kind === 'SIGN_IN' ? 'SIGN_IN' : 'NOTICE'
  const askAgainAt = await takeSlot(lane)
  if (askAgainAt) {
    for (const email of wanted) await postponeEmail(email, askAgainAt)
    return
  }
  const ids = wanted.map(({ id }) => id)
  await deliver(lane, await claimRequest(requestKey, ids))
}

function listOpen(requestKey: string): Promise<OutboxEmailModel[]> {
  return getDb().outboxEmail.findMany({
    where: {
      state: { in: ['QUEUED', 'SENDING'] },
      OR: [{ requestKey }, { requestKey: null, idempotencyKey: requestKey }],
    },
    orderBy: { id: 'asc' },
  })
}

/** Being sent right now, by a process that is not known to be dead. */
function isInHand({ state, claimedAt }: OutboxEmailModel, now: Date): boolean {
  return state === 'SENDING' && claimedAt !== null && now.getTime() - claimedAt.getTime() <= claimLifeMs
}

/** Whether a try that began long ago went out is unknown, and its key no longer protects from a second email. */
function endOf({ firstTriedAt, expiresAt }: OutboxEmailModel, now: Date): 'GAVE_UP' | 'EXPIRED' | null {
  if (firstTriedAt && !isSafeToRepeat(firstTriedAt, now)) return 'GAVE_UP'
  return expiresAt && expiresAt <= now ? 'EXPIRED' : null
}

async function lookAtAll(emails: OutboxEmailModel[], isUnderWay: boolean): Promise<OutboxEmailModel[]> {
  const wanted: OutboxEmailModel[] = []
  for (let from = 0; from < emails.length; from += looksAtOnce) {
    const some = emails.slice(from, from + looksAtOnce)
    const looks = await Promise.all(some.map((email) => lookBeforeSending(email, { isUnderWay })))
    wanted.push(...some.filter((_, index) => looks[index]))
  }
  return wanted
}
