import { databaseNow } from '../clock'
import { getDb, isDuplicate } from '../db'
import { queueReconnectNotice } from './queue-reconnect-notice'

/** How many outages are told anew in one go. */
const most = 100

/**
 * An outage that needs its owner is told in the end: when its email has failed, another one with the next number follows,
 * an hour after we gave up and a day after the address was refused. Its row is unique by number, so there are never two.
 */
export async function retellOutages(): Promise<void> {
  const untold = await getDb().$queryRaw<{ id: string }[]>`
    SELECT o."id" FROM "Outage" o, LATERAL (
      SELECT e."state", e."reason", e."failedAt" FROM "OutboxEmail" e
      WHERE e."outageId" = o."id" ORDER BY e."createdAt" DESC, e."id" LIMIT 1) last
    WHERE o."closedAt" IS NULL AND last."state" = 'FAILED'
      AND last."failedAt" <= patchbay_now() -
        CASE last."reason" WHEN 'REJECTED' THEN interval '1 day' ELSE interval '1 hour' END
      AND NOT EXISTS (
        SELECT FROM "OutboxEmail" e
        WHERE e."outageId" = o."id" AND e."state" IN ('QUEUED', 'SENDING', 'SENT'))
    ORDER BY last."failedAt" LIMIT ${most}`
  for (const { id } of untold) {
    try {
      await retell(id)
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  }
}

async function retell(outageId: string): Promise<void> {
  await getDb().$transaction(async (tx) => {
    // Whoever closes the outage waits for this, and then cancels the email too.
    const [open] = await tx.$queryRaw<unknown[]>`
      SELECT FROM "Outage" WHERE "id" = ${outageId} AND "closedAt" IS NULL FOR UPDATE`
    const told = await tx.outboxEmail.count({
      where: { outageId, state: { in: ['QUEUED', 'SENDING', 'SENT'] } },
    })
    if (!open || told > 0) return
    const number = (await tx.outboxEmail.count({ where: { outageId } })) + 1
    await queueReconnectNotice(tx, { outageId, at: await databaseNow(tx), again: { number } })
  })
}
