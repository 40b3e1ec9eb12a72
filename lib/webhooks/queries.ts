import { z } from 'zod'
import { getDb } from '../db'
import { WebhookOutcome } from '../generated/prisma/enums'
import type { WebhookEventModel } from '../generated/prisma/models'
import { parseJson } from '../parse-json'

export type EventRow = Pick<
  WebhookEventModel,
  | 'id'
  | 'gateway'
  | 'kind'
  | 'gatewayAccountId'
  | 'message'
  | 'outcome'
  | 'outcomeReason'
  | 'accountId'
  | 'receivedAt'
  | 'processedAt'
  | 'body'
>

const pageSize = 50
const encoded = z.tuple([z.coerce.date(), z.string()])

/** The inbox, newest first. */
export async function listEvents(filter: {
  outcome?: WebhookOutcome | undefined
  cursor?: string | undefined
}): Promise<{ events: EventRow[]; nextCursor: string | null }> {
  const position = decode(filter.cursor)
  const rows = await getDb().webhookEvent.findMany({
    where: {
      ...(filter.outcome && { outcome: filter.outcome }),
      ...(position && {
        receivedAt: { lte: position[0] },
        OR: [{ receivedAt: { lt: position[0] } }, { receivedAt: position[0], id: { gt: position[1] } }],
      }),
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'asc' }],
    take: pageSize + 1,
  })
  const events = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? events.at(-1) : undefined
  return { events, nextCursor: last ? encode([last.receivedAt.toISOString(), last.id]) : null }
}

function encode(position: [string, string]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

function decode(cursor: string | undefined) {
  try {
    return encoded.parse(parseJson(Buffer.from(cursor ?? '', 'base64url').toString('utf8')))
  } catch {
    return null
  }
}

export async function countByOutcome(): Promise<Record<WebhookOutcome, number>> {
  const groups = await getDb().webhookEvent.groupBy({ by: ['outcome'], _count: true })
  const counts = new Map(groups.map((group) => [group.outcome, group._count]))
  const every = Object.values(WebhookOutcome).map((outcome) => [outcome, counts.get(outcome) ?? 0])
  return Object.fromEntries(every) as Record<WebhookOutcome, number>
}
