import { isConnected } from '../accounts/is-connected'
import { lockAccount } from '../accounts/lock-account'
import type { Tx } from '../db'
import type { ConnectedAccountModel, LinkedinMemberModel, OutageModel } from '../generated/prisma/models'
import { findOpenOutage } from '../outages/find-open-outage'
import type { LoginState } from './login-policy'

/** A member with what belongs to them, and the same as the policy sees it. */
export type LockedMember = {
  member: LinkedinMemberModel
  account: ConnectedAccountModel | null
  outage: OutageModel | null
  state: LoginState
}

/**
 * Reads everything that the policy decides from and locks the account and the member for the rest of the transaction,
 * in that order, as everywhere. Null when there is no such member, or the customer removed their account.
 */
export async function readLoginState(tx: Tx, memberRowId: string): Promise<LockedMember | null> {
  const found = await tx.linkedinMember.findUnique({ where: { id: memberRowId } })
  const locked = found?.accountId ? await lockAccount(tx, found.accountId) : null
  await tx.$queryRaw`SELECT 1 FROM "LinkedinMember" WHERE "id" = ${memberRowId} FOR UPDATE`
  const member = await tx.linkedinMember.findUnique({ where: { id: memberRowId, stoppedAt: null } })
  if (!member) return null
  if (member.accountId !== found?.accountId) return readLoginState(tx, memberRowId)
  const account = isConnected(locked) ? locked : null
  const outage = account && (await findOpenOutage(tx, account.id))
  const attempts = await tx.linkedinAttempt.findMany({
    where: { linkedinMemberId: member.id, OR: [{ outageId: outage?.id ?? null }, { endedAt: null }] },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
  })
  const state: LoginState = {
    memberRowId: member.id,
    newestSerial: await newestSerial(tx, member.id),
    triedSerial: member.triedSerial,
    attempts,
    hasAccount: account !== null,
    openOutage: account &&
      outage && {
        id: outage.id,
        openedAt: outage.openedAt,
        trouble: troubleOf(account),
        isOwnerAsked: outage.askedAt !== null,
      },
  }
  return { member, account, outage, state }
}

/** A browser that signed out of LinkedIn has ended its session there: its cookie is used only when there is no other. */
async function newestSerial(tx: Tx, linkedinMemberId: string): Promise<number | null> {
  const sessions = await tx.linkedinSession.findMany({
    where: { linkedinMemberId },
    orderBy: { serial: 'desc' },
    select: { serial: true, browser: { select: { state: true } } },
  })
  const signedIn = sessions.find(({ browser }) => browser.state !== 'SIGNED_OUT')
  return (signedIn ?? sessions[0])?.serial ?? null
}

function troubleOf({ status, statusReason }: ConnectedAccountModel) {
  if (status === 'CREDENTIALS') return statusReason === null ? 'LOGIN' : 'OWNER'
  return status === 'PERMISSIONS' ? 'OWNER' : 'PASSING'
}
