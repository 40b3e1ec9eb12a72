import { getDb } from '../db'
import { GatewayError } from '../gateway/gateway-error'
import type { AccountStatus } from '../generated/prisma/enums'
import { type Claim, syncAccount } from '../status/sync-account'

/**
 * The job behind status webhooks and the sweep: one look at the gateway for whatever came in about an account. Throws
 * while the gateway cannot be asked, so that the job is tried again; meanwhile the newest claim stands.
 */
export async function syncFromEvents(accountId: string, now = new Date()): Promise<void> {
  const events = await getDb().webhookEvent.findMany({
    where: { accountId, kind: 'STATUS', outcome: 'RECEIVED' },
    orderBy: { receivedAt: 'desc' },
    select: { id: true, hint: true, receivedAt: true, eventAt: true },
  })
  const newest = newestClaim(events)
  const mine = { id: { in: events.map((event) => event.id) } }
  try {
    await syncAccount({
      accountId,
      cause: events.length > 0 ? 'WEBHOOK' : 'SWEEP',
      claim: newest,
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

type Told = { hint: AccountStatus | null; receivedAt: Date; eventAt: Date | null }

/** The last word: by the vendor's time where it gives one, else in the order it came. */
function newestClaim(events: Told[]): Claim | null {
  const claims = events.flatMap(({ hint, receivedAt, eventAt }) =>
    hint ? [{ status: hint, at: eventAt ?? receivedAt, isDated: eventAt !== null }] : [],
  )
  return claims.toSorted((left, right) => right.at.getTime() - left.at.getTime())[0] ?? null
}
