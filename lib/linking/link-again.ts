import { lockAccount } from '../accounts/lock-account'
import type { ListedSnapshot } from '../accounts/read-accounts'
import { isSamePerson } from '../accounts/same-person'
import { audit } from '../audit'
import type { Tx } from '../db'
import type { AuthIntentModel } from '../generated/prisma/models'
import { writeStatus } from '../status/write-status'
import { attachAccount } from './attach-account'
import { belongsToAnotherMember } from './belongs-to-another-member'
import type { Linked } from './linked'

/** A reconnect counts only if it ended on the same account and person it was started for. */
export async function linkAgain(tx: Tx, intent: AuthIntentModel, found: ListedSnapshot): Promise<Linked> {
  const known = intent.accountId ? await lockAccount(tx, intent.accountId) : null
  if (!known || known.removedAt) return { failure: 'NOT_FOUND' }
  const isSameAccount = known.gatewayAccountId === found.gatewayAccountId
  const isSame =
    isSameAccount &&
    isSamePerson(known, found.account) &&
    !(await belongsToAnotherMember(tx, intent, found.account, known))
  if (isSame) return { account: await attachAccount(tx, intent, known, found) }
  if (isSameAccount && known.readNumber < found.number) {
    const another = { status: 'CREDENTIALS', reason: 'WRONG_ACCOUNT' } as const
    await writeStatus(tx, known, another, { at: found.at, cause: 'RECONNECT' })
    await tx.connectedAccount.update({
      where: { id: known.id },
      data: { readNumber: found.number, lastVerifiedAt: found.at },
    })
  }
  await audit(
    tx,
    { kind: 'SYSTEM' },
    {
      action: 'RECONNECT_REFUSED',
      accountId: known.id,
      detail: { found: found.account.handle ?? found.account.name },
    },
  )
  return { failure: 'WRONG_ACCOUNT' }
}
