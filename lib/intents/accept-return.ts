import { addJob } from '../add-job'
import { getDb } from '../db'
import { accountIdIn, v2Fault } from '../gateway/v2-wire'
import { hashToken } from '../secrets'
import { failIntent } from './fail-intent'
import { isOver } from './intent-life'

/**
 * The query that Unipile v2 puts on the way back. It is an unsigned browser GET: it needs the one-time state, names an
 * account that is read back, and counts only for an attempt that nothing else has ended.
 */
export async function acceptReturn(
  state: string,
  told: { accountId?: string | undefined; errorType?: string | undefined; errorDetail?: string | undefined },
  now = new Date(),
): Promise<void> {
  const intent = await getDb().authIntent.findUnique({
    where: { returnHash: hashToken(state), gateway: 'UNIPILE_V2', state: 'PENDING' },
  })
  if (!intent || isOver(intent, now) || intent.notifiedAt) return
  const fault = v2Fault(told.errorType)
  const existing = fault === 'ALREADY_EXISTS' ? accountIdIn(told.errorDetail) : undefined
  const gatewayAccountId = existing ?? accountIdIn(told.accountId)
  if (gatewayAccountId && (existing || !told.errorType)) {
    // Whoever has a state of their own could name any account: a new one must have come to be since.
    const job = { intentId: intent.id, gatewayAccountId, onlyFresh: !existing && intent.kind === 'CONNECT' }
    await addJob(getDb(), 'complete-intent', job, { key: `complete:${intent.id}` })
  } else if (told.errorType) {
    const failure = fault === 'RESTRICTED' ? 'RESTRICTED' : fault === 'EXPIRED' ? 'EXPIRED' : 'REFUSED'
    await failIntent(getDb(), {
      intentId: intent.id,
      failure,
      at: now,
      only: { stepNumber: intent.stepNumber },
    })
  }
}
