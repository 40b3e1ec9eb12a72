import { gatewayColumns } from '../accounts/gateway-columns'
import { lockAccount } from '../accounts/lock-account'
import type { ListedSnapshot } from '../accounts/read-accounts'
import type { Tx } from '../db'
import type { AuthIntentModel } from '../generated/prisma/models'
import { queueDiscard } from '../status/queue-discard'
import { attachAccount } from './attach-account'
import { belongsToAnotherMember } from './belongs-to-another-member'
import { findLinked } from './find-linked'
import { isFresh } from './is-fresh'
import type { Linked } from './linked'

/** Links a new account to the customer, unless it belongs to somebody else; one they already had is adopted. */
export async function linkNew(tx: Tx, intent: AuthIntentModel, found: ListedSnapshot): Promise<Linked> {
  const linked = await findLinked(tx, intent, found)
  const known = linked && (await lockAccount(tx, linked.id))
  const isOther = known?.gatewayAccountId !== found.gatewayAccountId
  if (!isOffered(intent, found))
    return { failure: 'WRONG_PROVIDER', discard: !known && isFresh(found.account, intent.createdAt) }
  if (known && known.userId !== intent.userId) return { failure: 'LINKED_ELSEWHERE', discard: isOther }
  if (await belongsToAnotherMember(tx, intent, found.account, known)) {
    return { failure: 'WRONG_ACCOUNT', discard: isOther }
  }
  if (known) {
    // The same person connected again: the gateway created a second account, and our row moves to it.
    if (isOther) await queueDiscard(tx, known)
    return { account: await attachAccount(tx, intent, known, found) }
  }
  const account = await tx.connectedAccount.create({
    data: {
      userId: intent.userId,
      gateway: intent.gateway,
      gatewayAccountId: found.gatewayAccountId,
      provider: found.account.provider,
      status: 'CONNECTING',
      statusSince: found.at,
      ...gatewayColumns(found.account),
    },
  })
  return { account: await attachAccount(tx, intent, account, found) }
}

/**
 * The account must be of a provider the attempt offered; an empty list offers all. An unknown provider cannot be
 * compared.
 */
function isOffered({ providers }: AuthIntentModel, { account: { provider } }: ListedSnapshot): boolean {
  return providers.length === 0 || provider === 'OTHER' || providers.includes(provider)
}
