import type { ListedSnapshot } from '../accounts/read-accounts'
import type { Tx } from '../db'
import type { SweepPassModel } from '../generated/prisma/models'

/** How many a pass stores; all are counted. */
const most = 100

/** Stores accounts that are in the list but that nobody here owns, for the admin to see. */
export async function writeUnknown(tx: Tx, pass: SweepPassModel, unknown: ListedSnapshot[]): Promise<void> {
  const { gateway, number: passNumber } = pass
  for (const { gatewayAccountId, account } of unknown.slice(0, Math.max(0, most - pass.unknown))) {
    const { provider, name, status } = account
    await tx.unknownAccount.upsert({
      where: { gateway_gatewayAccountId: { gateway, gatewayAccountId } },
      create: { gateway, gatewayAccountId, provider, name, status, passNumber },
      update: { provider, name, status, passNumber },
    })
  }
}
