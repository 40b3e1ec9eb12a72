import { isConnected } from '../accounts/is-connected'
import { lockAccount } from '../accounts/lock-account'
import type { Tx } from '../db'
import type { ConnectedAccountModel, LinkedinMemberModel, OutageModel } from '../generated/prisma/models'
import type { LoginState } from './login-policy'

export type MemberStanding = {
  member: LinkedinMemberModel
  account: ConnectedAccountModel | null
  outage: OutageModel | null
  state: LoginState
}

/**
 * Everything that the policy decides from, with the account and the member locked for the rest of the transaction; in
 * that order, as everywhere. Null when the member is gone, or nothing is to be done for them any more.
 */
export async function readState(tx: Tx, memberRowId: string): Promise<MemberStanding | null> {
  const found = await tx.linkedinMember.findUnique({ where: { id: memberRowId } })
  const locked = found?.accountId ? await lockAccount(tx, found.accountId) : null
  await tx.$queryRaw`SELECT 1 FROM "LinkedinMember" WHERE "id" = ${memberRowId} FOR UPDATE`
  const member = await tx.linkedinMember.findUnique({ where: { id: memberRowId, stoppedAt: null } })
  if (!member) return null
  if (member.accountId !== found?.accountId) return readState(tx, memberRowId)
  const account = isConnected(locked) ? locked : null
  const outage = account && (await tx.outage.findFirst({ where: { accountId: account.id, closedAt: null } }))
  const attempts = await tx.linkedinAttempt.findMany({
    where: { linkedinMemberId: member.id, OR: [{ outageId: outage?.id ?? null }, { endedAt: null }] },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
  })
  const state: LoginState = {
    memberRowId: member.id,
    newest: await newestSerial(tx, member.id),
    tried: member.triedSerial,
    attempts,
    hasAccount: account !== null,
    outage: account &&
      outage && {
        id: outage.id,
        openedAt: outage.openedAt,
        trouble: troubleOf(account),
        isAsked: outage.askedAt !== null,
      },
  }
  return { member, account, outage, state }
}

/** A browser that has signed out of LinkedIn has ended its session there: its cookie comes after all others. */
async function newestSerial(tx: Tx, linkedinMemberId: string): Promise<number | null> {
  const sessions = await tx.linkedinSession.findMany({
    where: { linkedinMemberId },
    orderBy: { serial: 'desc' },
    select: { serial: true, browser: { select: { state: true } } },
  })
  const alive = sessions.find(({ browser }) => browser.state !== 'SIGNED_OUT')
  return (alive ?? sessions[0])?.serial ?? null
}

function troubleOf({ status, statusReason }: ConnectedAccountModel) {
  if (status === 'CREDENTIALS') return statusReason === null ? 'LOGIN' : 'OWNER'
  return status === 'PERMISSIONS' ? 'OWNER' : 'PASSING'
}
