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

/** A new account becomes the customer's, unless it is somebody's already; one that they had is adopted. */
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
    // The same person connected once more: the gateway made a second account, ours moves over to it.
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

/** An attempt ends on a provider that it offered; no list offers all. What we do not know cannot be compared. */
function isOffered({ providers }: AuthIntentModel, { account: { provider } }: ListedSnapshot): boolean {
  return providers.length === 0 || provider === 'OTHER' || providers.includes(provider)
}
