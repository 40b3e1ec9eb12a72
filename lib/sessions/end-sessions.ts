import type { SignedIn } from '../actor'
import { audit } from '../audit'
import { getDb } from '../db'
import { AppError } from '../errors'

/**
 * Signs somebody out: in one place, or everywhere. One's own sessions, for an admin anybody's. Open pages are told by
 * the database and end too. Answers how many ended.
 */
export async function endSessions(
  actor: SignedIn,
  input: { userId: string; sessionId?: string | undefined },
): Promise<number> {
  const { userId, sessionId } = input
  if (actor.kind !== 'ADMIN' && actor.userId !== userId)
    throw new AppError('NOT_FOUND', 'end sessions: somebody else’s')
  return getDb().$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId, ...(sessionId && { id: sessionId }) } })
    if (sessionId && count === 0) throw new AppError('NOT_FOUND', 'end sessions: no such session')
    await audit(tx, actor, { action: 'SESSIONS_ENDED', detail: { userId, sessions: String(count) } })
    return count
  })
}
