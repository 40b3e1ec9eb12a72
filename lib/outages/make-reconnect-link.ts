import type { Tx } from '../db'
import { env } from '../env'
import { hashToken, newToken } from '../secrets'

/** A reconnect link outlives its mail by this much at most; it says "already fixed" once the account works. */
const lifeMs = 14 * 24 * 3_600_000

/** Makes a link that opens this account's repair and nothing else. Only its hash is kept. */
export async function makeReconnectLink(
  tx: Tx,
  about: { accountId: string; outageId: string | null; at: Date },
): Promise<string> {
  const token = newToken()
  await tx.reconnectLink.create({
    data: {
      tokenHash: hashToken(token),
      accountId: about.accountId,
      outageId: about.outageId,
      createdAt: about.at,
      expiresAt: new Date(about.at.getTime() + lifeMs),
    },
  })
  return `${env().APP_URL}/reconnect/${token}`
}
