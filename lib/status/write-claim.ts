import { lockAccount } from '../accounts/lock-account'
import { getDb } from '../db'
import type { ConnectedAccountModel } from '../generated/prisma/models'
import type { Claim } from './newest-claim'
import { writeStatus } from './write-status'

/** How much a gateway's clock may lag behind ours before an event that it dated counts as told too late. */
const clockSlackMs = 5 * 60_000

/** Shows what a webhook claimed while nobody can confirm it. No mail leaves on it, and the next read replaces it. */
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

/** It arrived after the last read began, and its gateway did not date it before what we know already. */
function isNews(
  { readNumber, lastVerifiedAt, lastEventAt }: ConnectedAccountModel,
  { number, eventAt, status }: Claim,
): boolean {
  if (number <= readNumber) return false
  // Gone is never believed on a claim: a read decides it, twice.
  if (status === 'DELETED') return false
  if (!eventAt) return true
  if (lastEventAt && lastEventAt > eventAt) return false
  return !lastVerifiedAt || eventAt.getTime() > lastVerifiedAt.getTime() - clockSlackMs
}
