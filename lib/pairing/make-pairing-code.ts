import type { SignedIn } from '../actor'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { limit } from '../rate-limit'
import { hashToken } from '../secrets'
import { newPairingCode, normalizeCode } from './pairing-code'

const lifeMs = 10 * 60_000

/** Makes a code that pairs one browser with this customer, once. It replaces the customer's previous code. */
export async function makePairingCode({
  userId,
}: SignedIn): Promise<{ code: string; madeAt: Date; expiresAt: Date }> {
  await limit('pairingCode', userId)
  const code = newPairingCode()
  const now = await databaseNow()
  const expiresAt = new Date(now.getTime() + lifeMs)
  await getDb().$transaction(async (tx) => {
    // Without the lock, two requests at once would each leave a code behind.
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${userId} FOR UPDATE`
    await tx.pairingCode.deleteMany({ where: { userId } })
    await tx.pairingCode.create({
      data: { codeHash: hashToken(normalizeCode(code)), userId, expiresAt },
    })
  })
  return { code, madeAt: now, expiresAt }
}
