import type { SignedIn } from '../actor'
import { audit } from '../audit'
import { getDb } from '../db'
import { AppError } from '../errors'
import { accountsVisibleTo } from './accounts-visible-to'

/** Sets the owner's own name for an account; null goes back to the gateway's. */
export async function renameAccount(
  actor: SignedIn,
  input: { accountId: string; label: string | null },
): Promise<void> {
  const label = input.label?.trim().slice(0, 80) || null
  await getDb().$transaction(async (tx) => {
    const account = await tx.connectedAccount.findFirst({
      where: { id: input.accountId, ...accountsVisibleTo(actor) },
    })
    if (!account) throw new AppError('NOT_FOUND', 'rename: no such account of this actor')
    if (account.label === label) return
    await tx.connectedAccount.update({ where: { id: account.id }, data: { label } })
    await audit(tx, actor, {
      action: 'ACCOUNT_RENAMED',
      accountId: account.id,
      detail: { from: account.label ?? account.name, to: label ?? account.name },
    })
  })
}
