import { gatewayColumns } from '../accounts/gateway-columns'
import type { ListedSnapshot } from '../accounts/read-accounts'
import { type AuditActor, audit } from '../audit'
import type { Tx } from '../db'
import type { AuthIntentModel, ConnectedAccountModel } from '../generated/prisma/models'
import { bindMember } from '../linkedin-sessions/bind-member'
import { memberOf } from '../linkedin-sessions/member-of'
import { queueRead } from '../status/queue-read'
import { settleEvents } from '../status/settle-events'
import { writeStatus } from '../status/write-status'

/** A new account needs a few seconds before it works; if its webhook gets lost, this read notices. */
const settlingMs = 10_000

/**
 * Points our row at the found account. The read's result is written only if the row does not show a later read of the
 * same account. The caller must hold the lock on `known`.
 */
export async function attachAccount(
  tx: Tx,
  intent: AuthIntentModel,
  known: ConnectedAccountModel,
  found: ListedSnapshot,
): Promise<ConnectedAccountModel> {
  const { account, number, at, gatewayAccountId } = found
  const isNews = known.gatewayAccountId !== gatewayAccountId || known.readNumber < number
  const attached = await tx.connectedAccount.update({
    where: { id: known.id },
    data: {
      gatewayAccountId,
      provider: account.provider,
      method: intent.method,
      removedAt: null,
      ...(isNews && {
        ...gatewayColumns(account),
        readNumber: number,
        lastVerifiedAt: at,
        missingSince: null,
        unreadableSince: null,
        readTries: 0,
        nextReadAt: null,
      }),
    },
  })
  const memberId = memberOf(intent)
  if (memberId) await bindMember(tx, { userId: intent.userId, memberId, accountId: known.id })
  if (isNews) {
    await settleEvents(tx, [known.id], number)
    await writeStatus(tx, known, { status: account.status, reason: null }, { at, cause: intent.kind })
  }
  await audit(tx, actorOf(intent), {
    action: intent.kind === 'CONNECT' ? 'ACCOUNT_CONNECTED' : 'ACCOUNT_RECONNECTED',
    accountId: known.id,
  })
  if (account.status === 'CONNECTING') await queueRead(tx, known.id, new Date(at.getTime() + settlingMs))
  return attached
}

/** An account with cookies is repaired automatically; connecting one is an act of the owner who paired the browser. */
function actorOf(intent: AuthIntentModel): AuditActor {
  if (intent.reconnectLinkId) return { kind: 'LINK' }
  const isAutomatic = intent.method === 'COOKIES' && intent.kind === 'RECONNECT'
  return isAutomatic ? { kind: 'SYSTEM' } : { kind: 'CUSTOMER', userId: intent.userId }
}
