import { databaseNow } from '../clock'
import { getDb } from '../db'
import { activeGateways } from '../env'
import type { Gateway } from '../generated/prisma/enums'
import { passIntervalMs } from './pace'
import { queuePass } from './queue-pass'

/** Starts a pass over each gateway whose turn it is. A running pass is queued again if its job was lost. */
export async function startPasses(): Promise<void> {
  for (const { id } of activeGateways()) await startPass(id)
}

async function startPass(gateway: Gateway): Promise<void> {
  const last = await getDb().sweepPass.findFirst({ where: { gateway }, orderBy: { startedAt: 'desc' } })
  if (last && !last.endedAt) return queuePass(getDb(), last, { unlessQueued: true })
  await getDb().$transaction(async (tx) => {
    const now = await databaseNow(tx)
    if (last && now.getTime() - last.startedAt.getTime() < passIntervalMs(last.calls)) return
    const { count } = await tx.sweepPass.createMany({
      data: { gateway, nextCallAt: now },
      skipDuplicates: true,
    })
    if (count === 1) await queuePass(tx, { gateway, nextCallAt: now })
  })
}
