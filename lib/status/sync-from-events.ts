import { getDb } from '../db'
import { GatewayError } from '../gateway/gateway-error'
import { newestClaim } from './newest-claim'
import { syncAccount } from './sync-account'
import { writeClaim } from './write-claim'

/**
 * The job for status webhooks, the sweep and due rereads: a single read covers everything that came in about an
 * account. While the gateway cannot be reached, the newest claim is shown; the row stores when the next read is due.
 */
export async function syncFromEvents(accountId: string): Promise<void> {
  const events = await getDb().webhookEvent.findMany({
    where: { accountId, kind: 'STATUS', outcome: 'RECEIVED' },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, hint: true, receivedAt: true, eventAt: true },
  })
  const waiting = { id: { in: events.map(({ id }) => id) }, outcome: 'RECEIVED' } as const
  try {
    const written = await syncAccount({ accountId, cause: events.length > 0 ? 'WEBHOOK' : 'SWEEP' })
    if (written) return
    await getDb().webhookEvent.updateMany({
      where: waiting,
      data: { outcome: 'IGNORED', outcomeReason: 'ACCOUNT_REMOVED' },
    })
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    const outcomeReason = error.fault === 'UNREADABLE' ? 'UNREADABLE' : 'UNCONFIRMED'
    await getDb().webhookEvent.updateMany({ where: waiting, data: { outcomeReason } })
    const claim = newestClaim(events)
    if (claim) await writeClaim(accountId, claim)
  }
}
