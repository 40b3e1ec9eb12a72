import { databaseNow } from '../clock'
import { getDb, type Tx } from '../db'
import type { OutboxEmailModel } from '../generated/prisma/models'
import type { OutboxEmailUpdateManyMutationInput } from '../generated/prisma/models/OutboxEmail'
import { queueSending } from '../outbox/queue-sending'
import { isBatchKey, keyNumber, numberedKey } from './request-key'
import { decideSend, type SendAnswer, type SendDecision } from './send-policy'

/** Whoever waits for a sign-in link waits now: its next try is never further away. */
const mostUrgentSeconds = 60

/** Writes what became of the emails of one request, unless somebody else has claimed them since. */
export async function recordAnswers(
  emails: OutboxEmailModel[],
  answers: SendAnswer[],
): Promise<SendDecision[]> {
  const now = await databaseNow()
  // One number for all: what is repeated together stays together.
  const random = Math.random()
  const isOneRefusal = answers.every((answer) => answer.kind === 'refused' && answer === answers[0])
  const decided = emails.map((email, index) => {
    const answer = answers[index]
    if (!answer) throw new Error('an email without an answer')
    const firstTriedAt = email.firstTriedAt ?? now
    return { email, decision: decideSend(answer, { attempts: email.attempts, firstTriedAt, now, random }) }
  })
  await getDb().$transaction(
    async (tx) => {
      for (const { email, decision } of decided)
        await write(tx, email, whatFollows(email, decision, now, isOneRefusal))
    },
    { timeout: 20_000 },
  )
  return decided.map(({ decision }) => decision)
}

type Change = OutboxEmailUpdateManyMutationInput

function whatFollows(
  email: OutboxEmailModel,
  decision: SendDecision,
  now: Date,
  isOneRefusal: boolean,
): Change {
  const isInBatch = isBatchKey(email.requestKey ?? '')
  const isFirstTry = email.attempts === 1
  /** As if it had not been tried. What was tried before and may be out keeps its request. */
  const untried = {
    state: 'QUEUED',
    attempts: email.attempts - 1,
    ...(isFirstTry && { firstTriedAt: null, requestKey: null }),
  } as const
  switch (decision.kind) {
    case 'sent':
      return { state: 'SENT', sentAt: now, messageId: decision.messageId, reason: null, sealedBody: null }
    case 'wait':
      return { ...untried, dueAt: later(email, decision.afterSeconds, now), reason: decision.reason }
    case 'repeat':
      return { state: 'QUEUED', dueAt: later(email, decision.afterSeconds, now), reason: decision.reason }
    case 'new key':
      return { ...untried, ...newKey(email, isInBatch, now) }
    case 'failed':
      // Which of a batch is refused is not said: each is asked for by itself.
      if (decision.reason === 'REJECTED' && isInBatch && isFirstTry && isOneRefusal)
        return { ...untried, requestKey: email.idempotencyKey, dueAt: now }
      return { state: 'FAILED', reason: decision.reason, failedAt: now, sealedBody: null }
  }
}

/** Should every key be said to be taken, it is asked less and less often. */
function newKey(email: OutboxEmailModel, isInBatch: boolean, now: Date) {
  if (isInBatch) return { requestKey: null, dueAt: later(email, 5, now) }
  const number = keyNumber(email) + 1
  return { requestKey: numberedKey(email, number), dueAt: later(email, Math.min(4 ** number, 3_600), now) }
}

function later({ kind }: OutboxEmailModel, seconds: number, now: Date): Date {
  const wait = kind === 'SIGN_IN' ? Math.min(seconds, mostUrgentSeconds) : seconds
  return new Date(now.getTime() + wait * 1000)
}

async function write(tx: Tx, email: OutboxEmailModel, change: Change): Promise<void> {
  const { count } = await tx.outboxEmail.updateMany({
    where: { id: email.id, state: 'SENDING', claimedAt: email.claimedAt },
    data: change,
  })
  if (count === 0 || !(change.dueAt instanceof Date)) return
  await queueSending(tx, email, { runAt: change.dueAt })
}
