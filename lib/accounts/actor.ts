import type { Prisma } from '../generated/prisma/client'

/** On whose behalf a verb acts. An admin acts on any account, a customer on their own. */
export type Actor = { kind: 'CUSTOMER' | 'ADMIN'; userId: string }

/** The accounts within an actor's rights. Not found and not yours give the same answer because they are one filter. */
export function within(actor: Actor): Prisma.ConnectedAccountWhereInput {
  return { removedAt: null, ...(actor.kind === 'CUSTOMER' && { userId: actor.userId }) }
}
