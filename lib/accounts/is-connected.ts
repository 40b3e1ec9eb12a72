import type { ConnectedAccountModel } from '../generated/prisma/models'

/** Does this account exist both here and at its gateway? If not, it has to be connected again. */
export function isConnected(account: ConnectedAccountModel | null): account is ConnectedAccountModel {
  return account !== null && account.removedAt === null && account.status !== 'DELETED'
}
