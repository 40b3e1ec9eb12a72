import { isConnected } from '../accounts/is-connected'
import { needsOwner } from '../accounts/status'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { env } from '../env'
import type { AuthIntentModel, ConnectedAccountModel, LinkedinAttemptModel } from '../generated/prisma/models'
import { isOver } from '../intents/intent-life'

export type SyncState =
  /** The first login is under way. */
  | 'connecting'
  | 'connected'
  /** The login is lost and is being repaired without the owner. */
  | 'repairing'
  | 'needs_you'
  /** LinkedIn does not accept this session; a fresh one is needed. */
  | 'refused'
  /** Another customer has connected this LinkedIn account. */
  | 'elsewhere'
  /** Its owner removed it: nothing is kept until they connect it again. */
  | 'removed'
  /** LinkedIn or the gateway has trouble; nobody has to do anything. */
  | 'trouble'

type Shown = { state: SyncState; name: string | null; url: string }

/** An accepted login shows in its account within seconds. */
const settlingMs = 60_000

/**
 * What the extension shows about a member's account: its state, and a page of the dashboard that helps. `isUnderWay`: a
 * login is running now, so it is worth asking again in seconds.
 */
export async function getSyncState(memberRowId: string): Promise<Shown & { isUnderWay: boolean }> {
  const now = await databaseNow()
  const { member, ...shown } = await readState(memberRowId, now)
  const [attempt] = member.attempts
  const isRunning = attempt?.endedAt === null || isSettling(attempt, now)
  const isLost = shown.state === 'repairing' || shown.state === 'needs_you'
  const isUnderWay = shown.state === 'connecting' || (isLost && (hasUntriedSession(member) || isRunning))
  return { ...shown, isUnderWay }
}

function isSettling(attempt: LinkedinAttemptModel | undefined, now: Date): boolean {
  return attempt?.result === 'ACCEPTED' && now.getTime() - attempt.startedAt.getTime() < settlingMs
}

function hasUntriedSession(member: { triedSerial: number; sessions: { serial: number }[] }): boolean {
  return (member.sessions[0]?.serial ?? 0) > member.triedSerial
}

async function readState(memberRowId: string, now: Date) {
  const member = await getDb().linkedinMember.findUniqueOrThrow({
    where: { id: memberRowId },
    include: {
      account: true,
      attempts: { orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: 1 },
      sessions: { orderBy: { serial: 'desc' }, take: 1 },
    },
  })
  const { APP_URL } = env()
  const show = (state: SyncState, path: string, name: string | null = null) => ({
    state,
    name,
    url: `${APP_URL}${path}`,
    member,
  })
  if (member.stoppedAt) return show('removed', '/settings#extension')
  if (isConnected(member.account)) {
    const { id, label, name } = member.account
    return show(stateOfAccount(member.account), `/accounts/${id}`, label ?? name)
  }
  const elsewhere = await getDb().connectedAccount.count({
    where: {
      provider: 'LINKEDIN',
      identity: member.memberId,
      removedAt: null,
      userId: { not: member.userId },
    },
  })
  if (elsewhere > 0) return show('elsewhere', '/accounts')
  if (hasUntriedSession(member)) return show('connecting', '/accounts')
  const [attempt] = member.attempts
  const intent = attempt?.intentId
    ? await getDb().authIntent.findUnique({ where: { id: attempt.intentId } })
    : null
  const state = stateOfFirstLogin(attempt, intent, now)
  const isOpen = state === 'needs_you' && intent?.state === 'PENDING'
  return show(state, isOpen ? `/accounts/connect/${intent.id}` : '/accounts/connect')
}

function stateOfAccount(account: ConnectedAccountModel): SyncState {
  if (account.repairing) return 'repairing'
  if (account.status === 'OK') return 'connected'
  if (account.status === 'CONNECTING') return 'connecting'
  return needsOwner(account.status) ? 'needs_you' : 'trouble'
}

/** As long as there is no account, the last login attempt and its intent decide. */
function stateOfFirstLogin(
  attempt: LinkedinAttemptModel | undefined,
  intent: AuthIntentModel | null,
  now: Date,
): SyncState {
  switch (attempt?.result) {
    case 'ACCEPTED': {
      if (intent?.failure === 'LINKED_ELSEWHERE') return 'elsewhere'
      const isRunning = intent?.state === 'PENDING' && !isOver(intent, now)
      return isRunning || intent?.state === 'SUCCEEDED' ? 'connecting' : 'refused'
    }
    case 'REFUSED':
    case 'WRONG_MEMBER':
      return 'refused'
    case 'CHECKPOINT':
    case 'RESTRICTED':
      return 'needs_you'
    case 'UNAVAILABLE':
    case 'LOST':
      return 'trouble'
    default:
      return 'connecting'
  }
}
