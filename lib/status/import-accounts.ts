import { gatewayColumns } from '../accounts/gateway-columns'
import { type ListedSnapshot, readAccounts } from '../accounts/read-accounts'
import { needsOwner } from '../accounts/status'
import { getDb } from '../db'
import type { GatewayAccount, GatewayId } from '../gateway/gateway'
import { openOutage } from '../outages/open-outage'
import { claimOrphans } from './claim-orphans'

export type ImportOutcome = 'imported' | 'known' | 'unmatched'

export type ImportPage = {
  outcomes: { account: GatewayAccount; outcome: ImportOutcome }[]
  /** Where to continue; null at the end. */
  nextCursor: string | null
}

/**
 * Imports one page of the accounts a gateway already has. Known accounts are left alone, so running it again creates no
 * duplicates. An account that needs its owner gets an outage but no email: it did not break just now.
 */
export async function importAccounts(input: {
  gateway: GatewayId
  cursor: string | null
  /** The id of the user who owns an account; null when nobody matches. */
  ownerOf: (account: GatewayAccount) => Promise<string | null>
}): Promise<ImportPage> {
  const { snapshots, nextCursor } = await readAccounts(input.gateway, input.cursor)
  const outcomes: ImportPage['outcomes'] = []
  for (const snapshot of snapshots) {
    const userId = await input.ownerOf(snapshot.account)
    const outcome = userId ? await importOne(snapshot, userId) : 'unmatched'
    outcomes.push({ account: snapshot.account, outcome })
  }
  return { outcomes, nextCursor }
}

async function importOne(snapshot: ListedSnapshot, userId: string): Promise<ImportOutcome> {
  const { gateway, gatewayAccountId, account, number, at } = snapshot
  const { provider, status } = account
  return getDb().$transaction(async (tx) => {
    const { count } = await tx.connectedAccount.createMany({
      data: {
        userId,
        gateway,
        gatewayAccountId,
        provider,
        status,
        statusSince: at,
        readNumber: number,
        lastVerifiedAt: at,
        ...gatewayColumns(account),
        ...(account.createdAt && { createdAt: account.createdAt }),
      },
      skipDuplicates: true,
    })
    if (count === 0) return 'known'
    const row = await tx.connectedAccount.findUniqueOrThrow({
      where: { gateway_gatewayAccountId: { gateway, gatewayAccountId } },
    })
    await tx.statusChange.create({ data: { accountId: row.id, to: status, cause: 'IMPORT', at } })
    if (needsOwner(status)) await openOutage(tx, { accountId: row.id, status, at })
    await claimOrphans(tx, row, number)
    return 'imported'
  })
}
