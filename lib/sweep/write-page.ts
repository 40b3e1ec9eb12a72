import type { ListedPage, ListedSnapshot } from '../accounts/read-accounts'
import { addJob } from '../add-job'
import { databaseNow } from '../clock'
import type { Tx } from '../db'
import type { ConnectedAccountModel, SweepPassModel } from '../generated/prisma/models'
import { settleEvents } from '../status/settle-events'
import { differs } from './differs'
import { pageGapMs } from './pace'
import { queuePass } from './queue-pass'
import { writeUnknown } from './write-unknown'

/** No list of a million accounts is longer than this. */
const mostPages = 10_000

/**
 * Stores one page: a single statement marks accounts that match our rows as verified; each of the others is read
 * individually. Then the pass moves on. Does nothing if another process already wrote this page.
 */
export async function writePage(tx: Tx, pass: SweepPassModel, page: ListedPage): Promise<void> {
  if (!(await isStillHere(tx, pass))) return
  const { gateway } = pass
  const listed = new Map(page.snapshots.map((snapshot) => [snapshot.gatewayAccountId, snapshot]))
  const ours = await lockListed(tx, pass, [...listed.keys()])
  const { same, different, later } = compare(ours, listed)
  await verify(tx, same, page)
  await tx.connectedAccount.updateMany({
    where: { id: { in: [...different, ...later] } },
    data: { listedNumber: page.number },
  })
  for (const accountId of different)
    await addJob(tx, 'sync-account', { accountId }, { key: `sync:${accountId}`, unlessQueued: true })
  const owned = new Set(ours.map(({ gatewayAccountId }) => gatewayAccountId))
  const unknown = [...listed.values()].filter(({ gatewayAccountId }) => !owned.has(gatewayAccountId))
  await writeUnknown(tx, pass, unknown)
  const now = await databaseNow(tx)
  const isLast = page.nextCursor === null || page.nextCursor === pass.place || pass.calls + 1 >= mostPages
  const nextCallAt = new Date(now.getTime() + (isLast ? 0 : pageGapMs(page.rateLimit)))
  await tx.sweepPass.update({
    where: { id: pass.id },
    data: {
      place: isLast ? null : page.nextCursor,
      listedAt: isLast ? now : null,
      nextCallAt,
      calls: { increment: 1 },
      failures: 0,
      fault: null,
      accounts: { increment: listed.size },
      differed: { increment: different.length },
      unknown: { increment: unknown.length },
    },
  })
  await queuePass(tx, { gateway, nextCallAt })
}

/** Two processes may hold the same step if one was wrongly taken for dead. */
async function isStillHere(tx: Tx, { id, calls, listedAt }: SweepPassModel): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM "SweepPass" WHERE "id" = ${id} FOR UPDATE`
  return (await tx.sweepPass.count({ where: { id, calls, listedAt, endedAt: null } })) === 1
}

async function lockListed(tx: Tx, { gateway }: SweepPassModel, ids: string[]) {
  await tx.$queryRaw`
    SELECT 1 FROM "ConnectedAccount"
    WHERE "gateway" = ${gateway}::"Gateway" AND "gatewayAccountId" = ANY(${ids}) ORDER BY "id" FOR UPDATE`
  return tx.connectedAccount.findMany({ where: { gateway, gatewayAccountId: { in: ids }, removedAt: null } })
}

function compare(ours: ConnectedAccountModel[], listed: Map<string, ListedSnapshot>) {
  const groups = { same: [] as string[], different: [] as string[], later: [] as string[] }
  for (const account of ours) {
    const snapshot = listed.get(account.gatewayAccountId)
    if (!snapshot) continue
    const isOld = account.readNumber >= snapshot.number
    groups[isOld ? 'later' : differs(account, snapshot) ? 'different' : 'same'].push(account.id)
  }
  return groups
}

/** A page counts as a read of each account it shows unchanged. */
async function verify(tx: Tx, ids: string[], { number, at }: ListedPage): Promise<void> {
  await tx.connectedAccount.updateMany({
    where: { id: { in: ids } },
    data: {
      readNumber: number,
      listedNumber: number,
      lastVerifiedAt: at,
      unreadableSince: null,
      readTries: 0,
      nextReadAt: null,
    },
  })
  await settleEvents(tx, ids, number)
}
