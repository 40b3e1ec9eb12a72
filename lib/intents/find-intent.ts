import type { Holder } from '../actor'
import { getDb } from '../db'
import type { AuthIntentModel } from '../generated/prisma/models'
import { findReconnectLink } from '../outages/find-reconnect-link'

/** An attempt within the holder's rights; null when there is none, or it is somebody else's. */
export async function findIntent(holder: Holder, intentId: string): Promise<AuthIntentModel | null> {
  if (holder.kind === 'CUSTOMER') {
    return getDb().authIntent.findFirst({ where: { id: intentId, userId: holder.userId } })
  }
  const link = await findReconnectLink(holder)
  return link && getDb().authIntent.findFirst({ where: { id: intentId, reconnectLinkId: link.id } })
}
