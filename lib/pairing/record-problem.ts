import { databaseNow } from '../clock'
import { getDb } from '../db'

/** Records why a browser has no session to bring. The sessions it brought before are kept: they may still work. */
export async function recordProblem(input: {
  browserId: string
  problem: 'signed_out' | 'not_understood'
}): Promise<void> {
  await getDb().pairedBrowser.updateMany({
    where: { id: input.browserId, revokedAt: null },
    data: {
      state: input.problem === 'signed_out' ? 'SIGNED_OUT' : 'NOT_UNDERSTOOD',
      lastSeenAt: await databaseNow(),
    },
  })
}
