import { getDb } from '../db'
import type { EmailState } from '../generated/prisma/enums'
import type { OutboxEmailModel } from '../generated/prisma/models'

export type EmailRow = Omit<OutboxEmailModel, 'sealedBody' | 'idempotencyKey' | 'requestKey' | 'messageId'>

const pageSize = 50

/** The outbox, newest first, without the email contents. */
export async function listEmails(filter: {
  state?: EmailState | undefined
  cursor?: string | undefined
}): Promise<{ emails: EmailRow[]; nextCursor: string | null }> {
  const after = filter.cursor ? await getDb().outboxEmail.count({ where: { id: filter.cursor } }) : 0
  const rows = await getDb().outboxEmail.findMany({
    where: { ...(filter.state && { state: filter.state }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    ...(after > 0 && { cursor: { id: filter.cursor as string }, skip: 1 }),
    take: pageSize + 1,
    omit: { sealedBody: true, idempotencyKey: true, requestKey: true, messageId: true },
  })
  const emails = rows.slice(0, pageSize)
  return { emails, nextCursor: rows.length > pageSize ? (emails.at(-1)?.id ?? null) : null }
}
