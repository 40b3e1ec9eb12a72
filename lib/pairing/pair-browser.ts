import { audit } from '../audit'
import { browserName } from '../browser-name'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { hashToken, newToken } from '../secrets'
import { normalizeCode } from './pairing-code'

/** Redeems a code for a browser token. Null, without a reason, when the code is unknown, used or expired. */
export async function pairBrowser(input: {
  code: string
  userAgent: string
}): Promise<{ token: string } | null> {
  const token = newToken()
  return getDb().$transaction(async (tx) => {
    const now = await databaseNow(tx)
    const [used] = await tx.$queryRaw<{ userId: string }[]>`
      DELETE FROM "PairingCode" WHERE "codeHash" = ${hashToken(normalizeCode(input.code))} AND "expiresAt" > ${now}
      RETURNING "userId"`
    if (!used) return null
    const { userId } = used
    const name = browserName(input.userAgent)
    await tx.pairedBrowser.create({
      data: { userId, tokenHash: hashToken(token), name, pairedAt: now, lastSeenAt: now },
    })
    const entry = { action: 'BROWSER_PAIRED', detail: { browser: name } } as const
    await audit(tx, { kind: 'CUSTOMER', userId }, entry)
    return { token }
  })
}
