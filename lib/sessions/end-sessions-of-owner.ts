import type { SignedIn } from '../actor'
import { getDb } from '../db'
import { AppError } from '../errors'
import { endSessions } from './end-sessions'

/** Signs the owner of an account out everywhere. */
export async function endSessionsOfOwner(actor: SignedIn, input: { accountId: string }): Promise<number> {
  const account = await getDb().connectedAccount.findUnique({
    where: { id: input.accountId },
    select: { userId: true },
  })
  if (!account) throw new AppError('NOT_FOUND', 'end sessions: no such account')
  return endSessions(actor, account)
}
