import type { ConnectedAccountModel } from '../generated/prisma/models'

/** Does this account exist, here and at its gateway? One that does not has to be connected anew. */
export function isConnected(account: ConnectedAccountModel | null): account is ConnectedAccountModel {
  return account !== null && account.removedAt === null && account.status !== 'DELETED'
}
