import { accountsVisibleTo } from '../accounts/accounts-visible-to'
import type { Standing } from '../accounts/status'
import type { SignedIn } from '../actor'
import { audit } from '../audit'
import { getDb } from '../db'
import { AppError } from '../errors'
import { forPerson } from '../gateway/gateway-error'
import { syncAccount } from './sync-account'

/** "Check now" and "Sync now": reads from the gateway and stores what it says; changes nothing there. */
export async function checkAccount(actor: SignedIn, input: { accountId: string }): Promise<Standing> {
  const account = await getDb().connectedAccount.findFirst({
    where: { id: input.accountId, ...accountsVisibleTo(actor) },
  })
  if (!account) throw new AppError('NOT_FOUND', 'check: no such account of this actor')
  await audit(getDb(), actor, { action: 'SYNC_REQUESTED', accountId: account.id })
  await forPerson(() => syncAccount({ accountId: account.id, cause: 'CHECK' }))
  const found = await getDb().connectedAccount.findUnique({
    where: { id: account.id, removedAt: null },
    select: { status: true, repairing: true },
  })
  if (!found) throw new AppError('NOT_FOUND', 'check: removed meanwhile')
  return found
}
