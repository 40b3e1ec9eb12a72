import { Resend } from 'resend'
import { needsOwner } from '../accounts/status'
import { addJob } from '../add-job'
import { getDb } from '../db'
import { env } from '../env'
import type { OutboxEmailModel } from '../generated/prisma/models'
import { unseal } from '../secrets'
import { syncAccount } from '../status/sync-account'
import { decideSend, isSafeToRepeat, type SendAnswer } from './send-policy'

/** A claim older than this belongs to a process that died while sending; the idempotency key makes trying again safe. */
const claimLifeMs = 2 * 60_000

/** While the gateway cannot be asked, the notice waits for this many tries of its job; then the stored status decides. */
const patientAttempts = 4

/** The job of one mail: looks whether it is still wanted, claims it, sends it, records what became of it. */
export async function sendEmail(emailId: string, about: { attempt: number; now?: Date }): Promise<void> {
  const now = about.now ?? new Date()
  const email = await getDb().outboxEmail.findUnique({ where: { id: emailId } })
  if (!email || !(await isWanted(email, about.attempt, now))) return
  const claimed = await claim(email, now)
  if (!claimed?.sealedBody) return
  const content = JSON.parse(unseal(claimed.sealedBody, `email:${claimed.id}`)) as {
    html: string
    text: string
  }
  await record(claimed, await post(claimed, content), now)
}

/** The last look before a reconnect mail: at the gateway, then at the row. */
async function isWanted(email: OutboxEmailModel, attempt: number, now: Date): Promise<boolean> {
  if (email.state !== 'QUEUED' && email.state !== 'SENDING') return false
  if (email.firstTriedAt && !isSafeToRepeat(email.firstTriedAt, now)) {
    await giveUp(email)
    return false
  }
  if (email.kind === 'SIGN_IN' || !email.accountId) return true
  try {
    await syncAccount({ accountId: email.accountId, cause: 'SWEEP', now })
  } catch (error) {
    if (attempt <= patientAttempts) throw error
  }
  const account = await getDb().connectedAccount.findUnique({ where: { id: email.accountId } })
  if (account && !account.removedAt && needsOwner(account.status)) return true
  await waitForAccount(email, now)
  return false
}

/** The outage is open but the account is in some passing state (connecting, provider trouble): ask again later. */
async function waitForAccount(email: OutboxEmailModel, now: Date): Promise<void> {
  const dueAt = new Date(now.getTime() + Math.max(env().NOTICE_GRACE_SECONDS, 5) * 1000)
  await getDb().$transaction(async (tx) => {
    const { count } = await tx.outboxEmail.updateMany({
      where: { id: email.id, state: 'QUEUED', outage: { closedAt: null } },
      data: { dueAt },
    })
    if (count === 1)
      await addJob(tx, 'send-email', { emailId: email.id }, { key: `email:${email.id}`, runAt: dueAt })
  })
}

async function claim(email: OutboxEmailModel, now: Date): Promise<OutboxEmailModel | null> {
  const stale = new Date(now.getTime() - claimLifeMs)
  const { count } = await getDb().outboxEmail.updateMany({
    where: {
      id: email.id,
      dueAt: { lte: now },
      OR: [{ state: 'QUEUED' }, { state: 'SENDING', claimedAt: { lt: stale } }],
      ...(email.kind !== 'SIGN_IN' && { outage: { closedAt: null } }),
    },
    data: {
      state: 'SENDING',
      claimedAt: now,
      firstTriedAt: email.firstTriedAt ?? now,
      attempts: { increment: 1 },
    },
  })
  return count === 1 ? getDb().outboxEmail.findUnique({ where: { id: email.id } }) : null
}

/** Whether a try that began long ago went out is unknown, and its key no longer protects from a second mail. */
async function giveUp(email: OutboxEmailModel): Promise<void> {
  await getDb().outboxEmail.updateMany({
    where: { id: email.id, state: { in: ['QUEUED', 'SENDING'] } },
    data: { state: 'FAILED', reason: 'GAVE_UP', sealedBody: null },
  })
}

async function post(email: OutboxEmailModel, content: { html: string; text: string }): Promise<SendAnswer> {
  const { RESEND_API_KEY, RESEND_BASE_URL, EMAIL_FROM } = env()
  const resend = new Resend(RESEND_API_KEY, { ...(RESEND_BASE_URL && { baseUrl: RESEND_BASE_URL }) })
  const { data, error, headers } = await resend.emails
    .send(
      { from: EMAIL_FROM, to: email.to, subject: email.subject, ...content },
      { idempotencyKey: email.idempotencyKey, signal: AbortSignal.timeout(20_000) },
    )
    .catch(() => ({ data: null, error: { statusCode: null }, headers: null }))
  if (data?.id) return { kind: 'accepted', messageId: data.id }
  const retryAfter = Number.parseInt(headers?.['retry-after'] ?? '', 10)
  return {
    kind: 'refused',
    httpStatus: error?.statusCode ?? null,
    retryAfterSeconds: retryAfter > 0 ? retryAfter : null,
  }
}

async function record(email: OutboxEmailModel, answer: SendAnswer, now: Date): Promise<void> {
  const decision = decideSend(answer, {
    attempts: email.attempts,
    firstTriedAt: email.firstTriedAt ?? now,
    now,
  })
  const mine = { id: email.id, state: 'SENDING', attempts: email.attempts } as const
  switch (decision.kind) {
    case 'sent':
      await getDb().outboxEmail.updateMany({
        where: mine,
        data: { state: 'SENT', sentAt: now, messageId: decision.messageId, reason: null, sealedBody: null },
      })
      return
    case 'failed':
      await getDb().outboxEmail.updateMany({
        where: mine,
        data: { state: 'FAILED', reason: decision.reason, sealedBody: null },
      })
      return
    case 'retry': {
      const dueAt = new Date(now.getTime() + decision.afterSeconds * 1000)
      await getDb().$transaction(async (tx) => {
        const { count } = await tx.outboxEmail.updateMany({
          where: mine,
          data: { state: 'QUEUED', dueAt, reason: decision.reason },
        })
        if (count === 1)
          await addJob(tx, 'send-email', { emailId: email.id }, { key: `email:${email.id}`, runAt: dueAt })
      })
    }
  }
}
