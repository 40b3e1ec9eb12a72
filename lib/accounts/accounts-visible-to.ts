import type { SignedIn } from '../actor'
import type { Prisma } from '../generated/prisma/client'

/** The filter for accounts an actor may see: an admin sees all, a customer sees their own. */
export function accountsVisibleTo(actor: SignedIn): Prisma.ConnectedAccountWhereInput {
  return { removedAt: null, ...(actor.kind === 'CUSTOMER' && { userId: actor.userId }) }
}
