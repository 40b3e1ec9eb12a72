import type { Holder } from '../actor'
import { getDb } from '../db'
import type { AuthIntentModel } from '../generated/prisma/models'
import { findReconnectLink } from '../outages/find-reconnect-link'

/** An attempt this holder may see; null when it does not exist or belongs to somebody else. */
export async function findIntent(holder: Holder, intentId: string): Promise<AuthIntentModel | null> {
  if (holder.kind === 'CUSTOMER') {
    return getDb().authIntent.findFirst({ where: { id: intentId, userId: holder.userId } })
  }
  const link = await findReconnectLink(holder)
  return link && getDb().authIntent.findFirst({ where: { id: intentId, reconnectLinkId: link.id } })
}
