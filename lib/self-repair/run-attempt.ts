import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { AttemptResult } from '../generated/prisma/enums'
import type { LinkedinAttemptModel } from '../generated/prisma/models'
import { log } from '../log'
import { logInWithCookies } from './log-in-with-cookies'

/** Runs one claimed attempt and records its result. */
export async function runAttempt(attempt: LinkedinAttemptModel): Promise<void> {
  let result: AttemptResult = 'UNAVAILABLE'
  try {
    result = await logInWithCookies(attempt)
  } catch (err) {
    log.error({ err, attemptId: attempt.id }, 'a login with cookies failed')
  }
  await getDb().linkedinAttempt.updateMany({
    where: { id: attempt.id, endedAt: null },
    data: { endedAt: await databaseNow(), result },
  })
}
