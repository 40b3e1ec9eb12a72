import { readAccounts } from '../accounts/read-accounts'
import { getDb } from '../db'
import { GatewayError } from '../gateway/gateway-error'
import type { ConnectedAccountModel } from '../generated/prisma/models'

/**
 * Before an account counts as gone: does the gateway still have any other of ours? A key for another workspace gets 404
 * for all of them. Then this throws KEY_REFUSED, which says nothing about any account.
 */
export async function assertOurWorkspace(account: ConnectedAccountModel): Promise<void> {
  const others = {
    gateway: account.gateway,
    removedAt: null,
    status: { not: 'DELETED' },
    id: { not: account.id },
  } as const
  const expected = await getDb().connectedAccount.count({ where: others })
  if (expected === 0) return
  const { snapshots } = await readAccounts(account.gateway, null)
  const listed = snapshots.map(({ gatewayAccountId }) => gatewayAccountId)
  const known = await getDb().connectedAccount.count({
    where: { ...others, gatewayAccountId: { in: listed } },
  })
  if (known === 0) throw new GatewayError('KEY_REFUSED', { vendorType: 'none of our accounts is there' })
}
