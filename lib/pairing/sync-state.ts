import { isConnected } from '../accounts/is-connected'
import { needsOwner } from '../accounts/status'
import { getDb } from '../db'
import { env } from '../env'
import type { AuthIntentModel, ConnectedAccountModel, LinkedinAttemptModel } from '../generated/prisma/models'
import { isOver } from '../intents/intent-life'

export type SyncState =
  /** The first login is under way. */
  | 'connecting'
  | 'connected'
  /** It has lost its login and is logged in again without anybody. */
  | 'repairing'
  | 'needs_you'
  /** LinkedIn does not accept this session; a fresh one is awaited. */
  | 'refused'
  /** Another customer has connected this LinkedIn account. */
  | 'elsewhere'
  /** Its owner removed it: nothing is kept until they ask for it again. */
  | 'removed'
  /** LinkedIn or the gateway has trouble; nobody has to do anything. */
  | 'trouble'

type Told = { state: SyncState; name: string | null; url: string }

/** An accepted login shows in its account within seconds. */
const settlingMs = 60_000

/**
 * What the extension is told of a member's account: how it is, and a page of the dashboard that helps. `isUnderWay`: a
 * login happens right now, so it is worth asking again in seconds.
 */
export async function syncStateOf(memberRowId: string): Promise<Told & { isUnderWay: boolean }> {
  const now = new Date()
  const { member, ...told } = await look(memberRowId, now)
  const [attempt] = member.attempts
  const isAtWork = attempt?.endedAt === null || isSettling(attempt, now)
  const isLost = told.state === 'repairing' || told.state === 'needs_you'
  return { ...told, isUnderWay: told.state === 'connecting' || (isLost && (isFresh(member) || isAtWork)) }
}

function isSettling(attempt: LinkedinAttemptModel | undefined, now: Date): boolean {
  return attempt?.result === 'ACCEPTED' && now.getTime() - attempt.startedAt.getTime() < settlingMs
}

/** Is there a session that was not tried yet? */
function isFresh(member: { triedSerial: number; sessions: { serial: number }[] }): boolean {
  return (member.sessions[0]?.serial ?? 0) > member.triedSerial
}

async function look(memberRowId: string, now: Date) {
  const member = await getDb().linkedinMember.findUniqueOrThrow({
    where: { id: memberRowId },
    include: {
      account: true,
      attempts: { orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: 1 },
      sessions: { orderBy: { serial: 'desc' }, take: 1 },
    },
  })
  const { APP_URL } = env()
  const tell = (state: SyncState, path: string, name: string | null = null) => ({
    state,
    name,
    url: `${APP_URL}${path}`,
    member,
  })
  if (member.stoppedAt) return tell('removed', '/settings#extension')
  if (isConnected(member.account)) {
    const { id, label, name } = member.account
    return tell(stateOf(member.account), `/accounts/${id}`, label ?? name)
  }
  const others = await getDb().connectedAccount.count({
    where: {
      provider: 'LINKEDIN',
      identity: member.memberId,
      removedAt: null,
      userId: { not: member.userId },
    },
  })
  if (others > 0) return tell('elsewhere', '/accounts')
  if (isFresh(member)) return tell('connecting', '/accounts')
  const [attempt] = member.attempts
  const intent = attempt?.intentId
    ? await getDb().authIntent.findUnique({ where: { id: attempt.intentId } })
    : null
  const state = stateOfFirst(attempt, intent, now)
  const isOpen = state === 'needs_you' && intent?.state === 'PENDING'
  return tell(state, isOpen ? `/accounts/connect/${intent.id}` : '/accounts/connect')
}

function stateOf(account: ConnectedAccountModel): SyncState {
  if (account.repairing) return 'repairing'
  if (account.status === 'OK') return 'connected'
  if (account.status === 'CONNECTING') return 'connecting'
  return needsOwner(account.status) ? 'needs_you' : 'trouble'
}

/** While there is no account yet, the last login and its attempt tell. */
function stateOfFirst(
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
