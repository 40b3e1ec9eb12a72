import { readAccounts } from '../accounts/read-accounts'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { GatewayError, type GatewayFault } from '../gateway/gateway-error'
import type { Gateway } from '../generated/prisma/enums'
import type { SweepPassModel } from '../generated/prisma/models'
import { log } from '../log'
import { failureWaitMs } from './pace'
import { queueNotListed } from './queue-not-listed'
import { queuePass } from './queue-pass'
import { writePage } from './write-page'

/** If a gateway rejects its own cursor it has forgotten it: the pass is given up, and the next starts over. */
const lostPlace: GatewayFault[] = ['INVALID_PARAMETERS', 'REFUSED', 'NOT_FOUND', 'EXPIRED']

/**
 * One step of a gateway's pass: a page of its list or, after the last page, the accounts that no page had. Each step is
 * its own job, so a crash costs one step, and an unreachable gateway delays only itself.
 */
export async function continuePass(gateway: Gateway): Promise<void> {
  const pass = await getDb().sweepPass.findFirst({ where: { gateway, endedAt: null } })
  if (!pass) return
  try {
    if (pass.listedAt) return await queueNotListed(pass)
    const page = await readAccounts(gateway, pass.place)
    await getDb().$transaction((tx) => writePage(tx, pass, page))
  } catch (error) {
    if (!(error instanceof GatewayError)) log.error({ err: error, gateway }, 'a step of the sweep failed')
    await recordFailure(pass, error)
  }
}

async function recordFailure(pass: SweepPassModel, error: unknown): Promise<void> {
  const fault = error instanceof GatewayError ? error.fault : 'OURS'
  const retryAfter = error instanceof GatewayError ? error.retryAfterSeconds : 0
  const failures = pass.failures + 1
  await getDb().$transaction(async (tx) => {
    const now = await databaseNow(tx)
    const isLost = pass.place !== null && lostPlace.includes(fault as GatewayFault)
    const nextCallAt = new Date(now.getTime() + failureWaitMs(failures, retryAfter))
    const { count } = await tx.sweepPass.updateMany({
      where: { id: pass.id, calls: pass.calls, place: pass.place, endedAt: null },
      data: { failures, fault, nextCallAt, ...(isLost && { endedAt: now }) },
    })
    if (count === 1 && !isLost) await queuePass(tx, { ...pass, nextCallAt })
  })
}
