import { randomUUID } from 'node:crypto'
import type { ReactElement } from 'react'
import { render, toPlainText } from 'react-email'
import type { Tx } from '../db'
import type { EmailKind } from '../generated/prisma/enums'
import { seal } from '../secrets'
import { queueSending } from './queue-sending'

/**
 * Stores an email in its final form, and the job that sends it, in the caller's transaction. The content is sealed,
 * because it contains a link that can act.
 */
export async function queueEmail(
  tx: Tx,
  mail: {
    kind: EmailKind
    idempotencyKey: string
    to: string
    subject: string
    body: ReactElement
    dueAt: Date
    expiresAt?: Date
    userId?: string
    accountId?: string
    outageId?: string
  },
): Promise<void> {
  const { body, ...row } = mail
  const id = randomUUID()
  const html = await render(body)
  const sealedBody = seal(JSON.stringify({ html, text: toPlainText(html) }), `email:${id}`)
  await tx.outboxEmail.create({ data: { id, sealedBody, ...row } })
  await queueSending(tx, { id, kind: mail.kind }, { runAt: mail.dueAt })
}
