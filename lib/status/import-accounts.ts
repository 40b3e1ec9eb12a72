import { gatewayColumns } from '../accounts/gateway-columns'
import { needsOwner } from '../accounts/status'
import { getDb } from '../db'
import type { GatewayAccount, GatewayId } from '../gateway/gateway'
import { getGateway } from '../gateway/gateways'
import { openOutage } from '../outages/open-outage'

export type ImportOutcome = 'imported' | 'known' | 'unmatched'

export type ImportPage = {
  outcomes: { account: GatewayAccount; outcome: ImportOutcome }[]
  /** Where to go on; null at the end. */
  nextCursor: string | null
}

/**
 * Takes over one page of the accounts that a gateway has already. What is known is left as it is, so that running it
 * again doubles nothing. An account that needs its owner gets its outage, but no mail: nobody broke it just now.
 */
export async function importAccounts(request: {
  gateway: GatewayId
  cursor: string | null
  /** The id of the user an account belongs to; null when nobody matches. */
  ownerOf: (account: GatewayAccount) => Promise<string | null>
  now?: Date
}): Promise<ImportPage> {
  const now = request.now ?? new Date()
  const { accounts, nextCursor } = await getGateway(request.gateway).listAccounts(request.cursor)
  const outcomes: ImportPage['outcomes'] = []
  for (const account of accounts) {
    const userId = await request.ownerOf(account)
    const outcome = userId ? await importOne(request.gateway, account, userId, now) : 'unmatched'
    outcomes.push({ account, outcome })
  }
  return { outcomes, nextCursor }
}

async function importOne(
  gateway: GatewayId,
  account: GatewayAccount,
  userId: string,
  now: Date,
): Promise<ImportOutcome> {
  const { gatewayAccountId, provider, status } = account
  return getDb().$transaction(async (tx) => {
    const { count } = await tx.connectedAccount.createMany({
      data: {
        userId,
        gateway,
        gatewayAccountId,
        provider,
        status,
        statusSince: now,
        lastVerifiedAt: now,
        ...gatewayColumns(account),
        ...(account.createdAt && { createdAt: account.createdAt }),
      },
      skipDuplicates: true,
    })
    if (count === 0) return 'known'
    const row = await tx.connectedAccount.findUniqueOrThrow({
      where: { gateway_gatewayAccountId: { gateway, gatewayAccountId } },
    })
    await tx.statusChange.create({ data: { accountId: row.id, to: status, cause: 'IMPORT', at: now } })
    if (needsOwner(status)) await openOutage(tx, { accountId: row.id, status, at: now })
    return 'imported'
  })
}
