import { needsOwner } from '../accounts/status'
import { getDb } from '../db'
import { GatewayError } from '../gateway/gateway-error'
import type { OutboxEmailModel } from '../generated/prisma/models'
import { syncAccount } from '../status/sync-account'

/** What a look at the account, just before a mail about it, says of the mail. */
export type LastLook = 'send' | 'cancel' | 'wait'

/**
 * A mail about an account leaves only on a read, begun when the mail was due, that says what the mail says. While the
 * gateway cannot be asked it waits, for hours if need be.
 */
export async function lastLook(email: OutboxEmailModel): Promise<LastLook> {
  if (email.kind === 'SIGN_IN' || !email.accountId) return 'send'
  if (await isOver(email)) return 'cancel'
  try {
    await syncAccount({ accountId: email.accountId, cause: 'MAIL' })
  } catch (error) {
    if (error instanceof GatewayError) return 'wait'
    throw error
  }
  const account = await getDb().connectedAccount.findUnique({ where: { id: email.accountId } })
  if (!account || account.removedAt || (await isOver(email))) return 'cancel'
  if (email.kind === 'GONE') return account.status === 'DELETED' ? 'send' : 'cancel'
  return needsOwner(account.status) && account.missingSince === null ? 'send' : 'wait'
}

async function isOver({ outageId }: OutboxEmailModel): Promise<boolean> {
  if (!outageId) return false
  const open = await getDb().outage.count({ where: { id: outageId, closedAt: null } })
  return open === 0
}
