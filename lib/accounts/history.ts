import { getDb } from '../db'
import type {
  AccountStatus,
  ActorKind,
  AuditAction,
  EmailDelivery,
  EmailState,
  StatusCause,
} from '../generated/prisma/enums'

export type HistoryItem =
  | {
      at: Date
      kind: 'STATUS'
      from: AccountStatus | null
      to: AccountStatus
      cause: StatusCause
      reason: string | null
    }
  | {
      at: Date
      kind: 'AUDIT'
      action: AuditAction
      actorKind: ActorKind
      actorEmail: string | null
      detail: Record<string, string>
    }
  | {
      at: Date
      kind: 'MAIL'
      state: EmailState
      delivery: EmailDelivery | null
      to: string
      reason: string | null
    }

/** What happened to one account, newest first. Whoever calls has checked the right to see it. */
export async function listHistory(accountId: string, limit = 50): Promise<HistoryItem[]> {
  const db = getDb()
  const newest = { where: { accountId }, take: limit }
  const [changes, entries, emails] = await Promise.all([
    db.statusChange.findMany({ ...newest, orderBy: [{ at: 'desc' }, { id: 'desc' }] }),
    db.auditEntry.findMany({ ...newest, orderBy: [{ at: 'desc' }, { id: 'desc' }] }),
    db.outboxEmail.findMany({ ...newest, orderBy: { createdAt: 'desc' } }),
  ])
  const actorIds = entries.flatMap(({ actorId }) => actorId ?? [])
  const actors = await db.user.findMany({
    where: { id: { in: actorIds } },
    select: { id: true, email: true },
  })
  const emailOf = new Map(actors.map(({ id, email }) => [id, email]))
  const items: HistoryItem[] = [
    ...changes.map(({ at, from, to, cause, reason }) => ({
      at,
      kind: 'STATUS' as const,
      from,
      to,
      cause,
      reason,
    })),
    ...entries.map(({ at, action, actorKind, actorId, detail }) => ({
      at,
      kind: 'AUDIT' as const,
      action,
      actorKind,
      actorEmail: emailOf.get(actorId ?? '') ?? null,
      detail: detail as Record<string, string>,
    })),
    ...emails.map(({ sentAt, createdAt, state, delivery, to, reason }) => ({
      at: sentAt ?? createdAt,
      kind: 'MAIL' as const,
      state,
      delivery,
      to,
      reason,
    })),
  ]
  return items.toSorted((left, right) => right.at.getTime() - left.at.getTime()).slice(0, limit)
}
