import type { SignedIn } from '../actor'
import type { Prisma } from '../generated/prisma/client'

/** The filter for accounts within an actor's rights: an admin's are all, a customer's their own. */
export function accountsVisibleTo(actor: SignedIn): Prisma.ConnectedAccountWhereInput {
  return { removedAt: null, ...(actor.kind === 'CUSTOMER' && { userId: actor.userId }) }
}
