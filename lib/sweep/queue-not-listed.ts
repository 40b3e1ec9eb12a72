import { addJob } from '../add-job'
import { databaseNow } from '../clock'
import { getDb, type Tx } from '../db'
import type { SweepPassModel } from '../generated/prisma/models'
import { queuePass } from './queue-pass'

const atOnce = 100
/** A list with none of our accounts is probably not our workspace's: a few reads will tell. */
const whenNoneIsListed = 10

/**
 * Accounts shown neither by a page nor by a later read of this pass are read individually: absence from a list proves
 * nothing. A hundred per step; after the last, the pass has ended.
 */
export async function queueNotListed(pass: SweepPassModel): Promise<void> {
  const isOurs = pass.accounts > pass.unknown
  await getDb().$transaction(async (tx) => {
    const missing = await findNotListed(tx, pass, isOurs ? atOnce : whenNoneIsListed)
    const now = await databaseNow(tx)
    const last = missing.at(-1)?.id
    const goesOn = last !== undefined && isOurs
    const nextCallAt = new Date(now.getTime() + 1000)
    const { count } = await tx.sweepPass.updateMany({
      where: { id: pass.id, place: pass.place, endedAt: null },
      data: {
        notListed: { increment: missing.length },
        ...(goesOn ? { place: last, nextCallAt } : { place: null, endedAt: now }),
      },
    })
    if (count === 0) return
    for (const { id: accountId } of missing)
      await addJob(tx, 'sync-account', { accountId }, { key: `sync:${accountId}`, unlessQueued: true })
    if (goesOn) await queuePass(tx, { ...pass, nextCallAt })
    else
      await tx.unknownAccount.deleteMany({
        where: { gateway: pass.gateway, passNumber: { lt: pass.number } },
      })
  })
}

/** An account whose read is already planned is not read any sooner. */
function findNotListed(tx: Tx, { gateway, number, place }: SweepPassModel, take: number) {
  return tx.connectedAccount.findMany({
    where: {
      gateway,
      removedAt: null,
      status: { not: 'DELETED' },
      nextReadAt: null,
      readNumber: { lt: number },
      listedNumber: { lt: number },
      ...(place && { id: { gt: place } }),
    },
    orderBy: { id: 'asc' },
    take,
    select: { id: true },
  })
}
