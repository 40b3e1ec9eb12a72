import { syncAccount } from '../accounts/sync-account'
import { getDb } from '../db'
import { GatewayError } from '../gateway/gateway-error'

/**
 * The job behind status webhooks and the sweep: one look at the gateway for whatever came in about an account. Throws
 * while the gateway cannot be asked, so that the job is tried again; meanwhile the newest claim stands.
 */
export async function syncFromEvents(accountId: string, now = new Date()): Promise<void> {
  const events = await getDb().webhookEvent.findMany({
    where: { accountId, kind: 'STATUS', outcome: 'RECEIVED' },
    orderBy: { receivedAt: 'desc' },
    select: { id: true, hint: true, receivedAt: true },
  })
  const newest = events.find((event) => event.hint !== null)
  const mine = { id: { in: events.map((event) => event.id) } }
  try {
    await syncAccount({
      accountId,
      cause: events.length > 0 ? 'WEBHOOK' : 'SWEEP',
      claim: newest?.hint ? { status: newest.hint, receivedAt: newest.receivedAt } : null,
      now,
    })
  } catch (error) {
    if (error instanceof GatewayError) {
      await getDb().webhookEvent.updateMany({ where: mine, data: { outcomeReason: 'UNCONFIRMED' } })
    }
    throw error
  }
  await getDb().webhookEvent.updateMany({
    where: mine,
    data: { outcome: 'APPLIED', outcomeReason: 'CONFIRMED', processedAt: now },
  })
}
