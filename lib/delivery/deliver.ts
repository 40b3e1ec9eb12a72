import type { OutboxEmailModel } from '../generated/prisma/models'
import { endEmail } from './end-email'
import { notePace } from './note-pace'
import { openEmail } from './open-email'
import { postRequest } from './post-request'
import { recordAnswers } from './record-answers'
import type { Lane } from './take-slot'

/** Posts claimed emails, all of one request, and writes what became of them and what it says about the pace. */
export async function deliver(lane: Lane, claimed: OutboxEmailModel[]): Promise<void> {
  const emails = []
  for (const row of claimed) {
    const email = openEmail(row)
    if (email) emails.push(email)
    else await endEmail(row, { state: 'FAILED', reason: 'UNREADABLE' })
  }
  const requestKey = claimed[0]?.requestKey
  if (!requestKey || emails.length === 0) return notePace(lane, null, null)
  const posted = await postRequest(requestKey, emails)
  const rows = emails.map(({ row }) => row)
  const [decision = null] = await recordAnswers(rows, posted.answers)
  await notePace(lane, posted.limits, decision)
}
