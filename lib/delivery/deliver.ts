import type { OutboxEmailModel } from '../generated/prisma/models'
import { notePace } from './note-pace'
import { postRequest } from './post-request'
import { recordAnswers } from './record-answers'
import type { Lane } from './take-slot'

/** Posts claimed emails, all of one request, and writes what became of them and what it says about the pace. */
export async function deliver(lane: Lane, claimed: OutboxEmailModel[]): Promise<void> {
  const requestKey = claimed[0]?.requestKey
  if (!requestKey) return notePace(lane, null, null)
  const posted = await postRequest(requestKey, claimed)
  const [decision = null] = await recordAnswers(claimed, posted.answers)
  await notePace(lane, posted.limits, decision)
}
