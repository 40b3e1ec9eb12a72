import { accountsVisibleTo } from '../accounts/accounts-visible-to'
import { lockAccount } from '../accounts/lock-account'
import type { SignedIn } from '../actor'
import { audit } from '../audit'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { AppError } from '../errors'
import { forPerson } from '../gateway/gateway-error'
import { getGateway } from '../gateway/gateways'
import { queueDiscard } from './queue-discard'
import { writeStatus } from './write-status'

/**
 * Removes an account from its gateway and from its owner's list; the row stays for its history. `typedName` is what the
 * person typed to confirm. Nothing changes here if the gateway cannot be reached.
 */
export async function removeAccount(
  actor: SignedIn,
  input: { accountId: string; typedName: string },
): Promise<void> {
  const account = await getDb().connectedAccount.findFirst({
    where: { id: input.accountId, ...accountsVisibleTo(actor) },
  })
  if (!account) throw new AppError('NOT_FOUND', 'remove: no such account of this actor')
  const name = account.label ?? account.name
  if (folded(input.typedName) !== folded(name)) throw new AppError('NAME_MISMATCH', 'remove: not confirmed')
  await forPerson(() => getGateway(account.gateway).deleteAccount(account.gatewayAccountId))
  await getDb().$transaction(async (tx) => {
    const current = await lockAccount(tx, account.id)
    if (!current || current.removedAt) return
    const at = await databaseNow(tx)
    // The account was reconnected in the meantime and now points to another gateway account: delete that one too.
    if (current.gatewayAccountId !== account.gatewayAccountId) await queueDiscard(tx, current)
    await writeStatus(tx, current, { status: 'DELETED', reason: null }, { at, cause: 'REMOVE' })
    await tx.connectedAccount.update({ where: { id: current.id }, data: { removedAt: at, nextReadAt: null } })
    await audit(tx, actor, { action: 'ACCOUNT_REMOVED', accountId: current.id, detail: { name } })
  })
}

function folded(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
}
