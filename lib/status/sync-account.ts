import { gatewayColumns } from '../accounts/gateway-columns'
import { lockAccount } from '../accounts/lock-account'
import { isSamePerson } from '../accounts/same-person'
import { getDb } from '../db'
import type { GatewayAccount } from '../gateway/gateway'
import { GatewayError } from '../gateway/gateway-error'
import { getGateway } from '../gateway/gateways'
import type { AccountStatus, StatusCause } from '../generated/prisma/enums'
import type { ConnectedAccountModel } from '../generated/prisma/models'
import type { StatusWord } from './status-move'
import { writeStatus } from './write-status'

/** What a webhook claimed, to fall back on while the gateway cannot be asked. `isDated`: `at` is the gateway's own time. */
export type Claim = { status: AccountStatus; at: Date; isDated: boolean }

/**
 * Asks the gateway for one account and writes what it says: the only way a status is learned after the account exists.
 * Safe to run any number of times at once: a read that began earlier never overwrites a later one. Throws the
 * GatewayError when the gateway cannot be asked; a claim given is written first. Null: no such account any more.
 */
export async function syncAccount(request: {
  accountId: string
  cause: StatusCause
  claim?: Claim | null
  now?: Date
}): Promise<{ status: AccountStatus } | null> {
  const account = await getDb().connectedAccount.findUnique({
    where: { id: request.accountId, removedAt: null },
  })
  if (!account) return null
  const startedAt = request.now ?? new Date()
  try {
    const read = await getGateway(account.gateway).findAccount(account.gatewayAccountId)
    return await writeRead(account.id, read, { startedAt, cause: request.cause })
  } catch (error) {
    if (error instanceof GatewayError && request.claim) await writeClaim(account.id, request.claim)
    throw error
  }
}

async function writeRead(
  accountId: string,
  read: GatewayAccount | null,
  about: { startedAt: Date; cause: StatusCause },
): Promise<{ status: AccountStatus } | null> {
  return getDb().$transaction(async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || account.removedAt) return null
    if (account.lastVerifiedAt && account.lastVerifiedAt > about.startedAt) return { status: account.status }
    const found = judge(account, read)
    await tx.connectedAccount.update({
      where: { id: account.id },
      data: { lastVerifiedAt: about.startedAt, ...(read && found.reason === null && gatewayColumns(read)) },
    })
    await writeStatus(tx, account, found, { at: about.startedAt, cause: about.cause })
    return { status: found.status }
  })
}

/** Another person's profile behind our account is the owner's to put right, whatever the gateway thinks of it. */
function judge(account: ConnectedAccountModel, read: GatewayAccount | null): StatusWord {
  if (!read) return { status: 'DELETED', reason: null }
  if (!isSamePerson(account, read)) return { status: 'CREDENTIALS', reason: 'WRONG_ACCOUNT' }
  return { status: read.status, reason: null }
}

async function writeClaim(accountId: string, claim: Claim): Promise<void> {
  await getDb().$transaction(async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || account.removedAt) return
    if (account.lastVerifiedAt && account.lastVerifiedAt >= claim.at) return
    if (claim.isDated) {
      if (account.lastEventAt && account.lastEventAt > claim.at) return
      await tx.connectedAccount.update({ where: { id: account.id }, data: { lastEventAt: claim.at } })
    }
    await writeStatus(
      tx,
      account,
      { status: claim.status, reason: null },
      { at: claim.at, cause: 'WEBHOOK_UNCONFIRMED' },
    )
  })
}
