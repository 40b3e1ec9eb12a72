import { getDb } from '../db'
import type { MailTrouble } from '../generated/prisma/enums'

/** Why no email leaves, since when, and how many wait; null when nothing is in the way. */
export async function findMailTrouble(): Promise<{
  trouble: MailTrouble
  since: Date
  waiting: number
} | null> {
  const pace = await getDb().mailPace.findUnique({ where: { id: 1 } })
  if (!pace?.trouble || !pace.troubleSince) return null
  const waiting = await getDb().outboxEmail.count({ where: { state: { in: ['QUEUED', 'SENDING'] } } })
  return { trouble: pace.trouble, since: pace.troubleSince, waiting }
}
