import { lockAccount } from '../accounts/lock-account'
import { getDb } from '../db'
import type { ConnectedAccountModel } from '../generated/prisma/models'
import type { Claim } from './newest-claim'
import { writeStatus } from './write-status'

/** How far a gateway's clock may lag behind ours before we treat an event it dated as reported too late. */
const clockSlackMs = 5 * 60_000

/**
 * Shows what a webhook claimed while it cannot be confirmed. No email goes out because of it, and the next read
 * replaces it.
 */
export async function writeClaim(accountId: string, claim: Claim): Promise<void> {
  await getDb().$transaction(async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || account.removedAt || !isNews(account, claim)) return
    if (claim.eventAt)
      await tx.connectedAccount.update({ where: { id: account.id }, data: { lastEventAt: claim.eventAt } })
    const found = { status: claim.status, reason: null }
    await writeStatus(tx, account, found, { at: claim.receivedAt, cause: 'WEBHOOK_UNCONFIRMED' })
  })
}

/** It arrived after the last read began, and its gateway did not date it earlier than what we already know. */
function isNews(
  { readNumber, lastVerifiedAt, lastEventAt }: ConnectedAccountModel,
  { number, eventAt, status }: Claim,
): boolean {
  if (number <= readNumber) return false
  // A claim alone never makes an account gone: that takes two reads.
  if (status === 'DELETED') return false
  if (!eventAt) return true
  if (lastEventAt && lastEventAt > eventAt) return false
  return !lastVerifiedAt || eventAt.getTime() > lastVerifiedAt.getTime() - clockSlackMs
}
