import { getDb } from '../db'

/** Notes why a browser has no session to bring. What it brought before is kept: it may still work. */
export async function noteProblem(request: {
  browserId: string
  problem: 'signed_out' | 'not_understood'
  now?: Date
}): Promise<void> {
  await getDb().pairedBrowser.updateMany({
    where: { id: request.browserId, revokedAt: null },
    data: {
      state: request.problem === 'signed_out' ? 'SIGNED_OUT' : 'NOT_UNDERSTOOD',
      lastSeenAt: request.now ?? new Date(),
    },
  })
}
