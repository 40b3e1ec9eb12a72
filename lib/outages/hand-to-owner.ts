import type { Tx } from '../db'

/**
 * Ends automatic repair: from now on it is up to the owner. False if the owner had already been asked, or the outage
 * has closed.
 */
export async function handToOwner(tx: Tx, about: { outageId: string; at: Date }): Promise<boolean> {
  const { count } = await tx.outage.updateMany({
    where: { id: about.outageId, askedAt: null, closedAt: null },
    data: { askedAt: about.at },
  })
  if (count === 0) return false
  await tx.connectedAccount.updateMany({
    where: { outages: { some: { id: about.outageId } } },
    data: { repairing: false },
  })
  return true
}
