import { databaseNow } from '../clock'
import { getDb } from '../db'
import { hashToken } from '../secrets'
import { longestMs } from './session-end'

/** A session for whoever has just signed in, in place of the one that their browser had. Answers when it ends. */
export async function startSession(about: {
  userId: string
  token: string
  browser: string | null
  replaces: string | null
}): Promise<Date> {
  const { userId, token, browser, replaces } = about
  return getDb().$transaction(async (tx) => {
    const now = await databaseNow(tx)
    const expires = new Date(now.getTime() + longestMs)
    if (replaces) await tx.session.deleteMany({ where: { tokenHash: hashToken(replaces) } })
    const times = { signedInAt: now, lastSeenAt: now, expires }
    await tx.session.create({ data: { tokenHash: hashToken(token), userId, browser, ...times } })
    return expires
  })
}
