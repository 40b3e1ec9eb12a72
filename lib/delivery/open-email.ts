import type { OutboxEmailModel } from '../generated/prisma/models'
import { log } from '../log'
import { unseal } from '../secrets'

export type OpenEmail = { row: OutboxEmailModel; html: string; text: string }

/** An email's final bytes. Null: the key that they were sealed with is gone, or somebody has changed the row. */
export function openEmail(row: OutboxEmailModel): OpenEmail | null {
  try {
    const body = JSON.parse(unseal(row.sealedBody ?? '', `email:${row.id}`)) as { html: string; text: string }
    return { row, ...body }
  } catch (err) {
    log.error({ err, emailId: row.id }, 'an email cannot be opened')
    return null
  }
}
