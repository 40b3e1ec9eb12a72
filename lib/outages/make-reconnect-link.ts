import { databaseNow } from '../clock'
import type { Tx } from '../db'
import { env } from '../env'
import { hashToken, newToken } from '../secrets'

/** A reconnect link lives at most this much longer than its email; once the account works, it says "already fixed". */
const lifeMs = 14 * 24 * 3_600_000

/** Makes a link that opens the repair of this account and nothing else. Only its hash is stored. */
export async function makeReconnectLink(
  tx: Tx,
  about: { accountId: string; outageId: string | null },
): Promise<string> {
  const token = newToken()
  const now = await databaseNow(tx)
  await tx.reconnectLink.create({
    data: {
      tokenHash: hashToken(token),
      accountId: about.accountId,
      outageId: about.outageId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifeMs),
    },
  })
  return `${env().APP_URL}/reconnect/${token}`
}
