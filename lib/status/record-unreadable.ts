import { lockAccount } from '../accounts/lock-account'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { nextReadDelayMs } from './next-read-delay'
import { queueRead } from './queue-read'

/** The account could not be read: the row counts the tries and stores when the next is due. */
export async function recordUnreadable(accountId: string, retryAfterSeconds = 0): Promise<void> {
  await getDb().$transaction(async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || account.removedAt) return
    const now = await databaseNow(tx)
    const unreadableSince = account.unreadableSince ?? now
    const tries = account.readTries + 1
    await tx.connectedAccount.update({
      where: { id: account.id },
      data: { unreadableSince, readTries: tries },
    })
    const delay = nextReadDelayMs({ tries, unreadableForMs: now.getTime() - unreadableSince.getTime() })
    const wait = Math.max(delay, retryAfterSeconds * 1000)
    await queueRead(tx, account.id, new Date(now.getTime() + wait))
  })
}
