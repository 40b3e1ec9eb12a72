import { audit } from '../audit'
import { getDb } from '../db'
import { hashToken, newToken } from '../secrets'
import { browserName } from './browser-name'
import { plainCode } from './pairing-code'

/** Uses a code up and gives the browser its token. Null for a code that is unknown, used or expired: one answer. */
export async function pairBrowser(request: {
  code: string
  userAgent: string
  now?: Date
}): Promise<{ token: string } | null> {
  const { userAgent, now = new Date() } = request
  const token = newToken()
  return getDb().$transaction(async (tx) => {
    const [used] = await tx.$queryRaw<{ userId: string }[]>`
      DELETE FROM "PairingCode" WHERE "codeHash" = ${hashToken(plainCode(request.code))} AND "expiresAt" > ${now}
      RETURNING "userId"`
    if (!used) return null
    const name = browserName(userAgent)
    await tx.pairedBrowser.create({
      data: { userId: used.userId, tokenHash: hashToken(token), name, pairedAt: now, lastSeenAt: now },
    })
    await audit(
      tx,
      { kind: 'CUSTOMER', userId: used.userId },
      { action: 'BROWSER_PAIRED', detail: { browser: name } },
    )
    return { token }
  })
}
