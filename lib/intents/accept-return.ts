import { addJob } from '../add-job'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { getGateway } from '../gateway/gateways'
import { hashToken } from '../secrets'
import { failIntent } from './fail-intent'
import { isOver } from './intent-life'

/**
 * What a gateway puts into the address on the way back. It is an unsigned browser GET: it needs the one-time state, names
 * an account that is read back, and counts only for an attempt that nothing else has ended.
 */
export async function acceptReturn(
  state: string,
  query: (name: string) => string | undefined,
): Promise<void> {
  const intent = await getDb().authIntent.findUnique({
    where: { returnHash: hashToken(state), state: 'PENDING' },
  })
  if (!intent || isOver(intent, await databaseNow()) || intent.notifiedAt) return
  const told = getGateway(intent.gateway).events.readReturn(query)
  if (told?.kind === 'account') {
    // Whoever has a state of their own could name any account: a new one must have come to be since.
    const onlyFresh = !told.isExisting && intent.kind === 'CONNECT'
    const job = { intentId: intent.id, gatewayAccountId: told.gatewayAccountId, onlyFresh }
    await addJob(getDb(), 'complete-intent', job, { key: `complete:${intent.id}` })
  } else if (told) {
    const { fault } = told
    await failIntent(getDb(), {
      intentId: intent.id,
      failure: fault === 'RESTRICTED' || fault === 'EXPIRED' ? fault : 'REFUSED',
      only: { stepNumber: intent.stepNumber },
    })
  }
}
