import { needsOwner } from '../accounts/status'
import { getDb } from '../db'
import { GatewayError } from '../gateway/gateway-error'
import type { OutboxEmailModel } from '../generated/prisma/models'
import { syncAccount } from '../status/sync-account'

/** What a read of the account, made just before emailing about it, means for that email. */
export type LastLook = 'send' | 'cancel' | 'wait'

/**
 * An account's email goes out only if a read that began after the email was due confirms what it says. While the
 * gateway cannot be reached the email waits, for hours if need be.
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
