import { getDb } from '../db'
import type {
  AccountStatus,
  ActorKind,
  AttemptResult,
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
      /** The owner was not asked at that point: we started logging the account in again ourselves. */
      repairing: boolean
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
  /** A login with a session from a browser; the result is null while the login is running. */
  | { at: Date; kind: 'ATTEMPT'; result: AttemptResult | null }

/** What happened to one account, newest first. The caller must have checked access. */
export async function listHistory(accountId: string, limit = 50): Promise<HistoryItem[]> {
  const db = getDb()
  const newest = { where: { accountId }, take: limit }
  const [changes, outages, entries, emails, attempts] = await Promise.all([
    db.statusChange.findMany({ ...newest, orderBy: [{ at: 'desc' }, { id: 'desc' }] }),
    db.outage.findMany({ ...newest, orderBy: { openedAt: 'desc' } }),
    db.auditEntry.findMany({ ...newest, orderBy: [{ at: 'desc' }, { id: 'desc' }] }),
    db.outboxEmail.findMany({ ...newest, orderBy: { createdAt: 'desc' } }),
    listAttempts(accountId, limit),
  ])
  const quiet = outages.filter(({ askedAt, openedAt }) => !askedAt || askedAt > openedAt)
  const quietSince = new Set(quiet.map(({ openedAt }) => openedAt.getTime()))
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
      repairing: quietSince.has(at.getTime()),
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
    ...attempts.map(({ startedAt, result }) => ({ at: startedAt, kind: 'ATTEMPT' as const, result })),
  ]
  return items.toSorted((left, right) => right.at.getTime() - left.at.getTime()).slice(0, limit)
}

/** The logins during this account's outages, and those that connected it. */
async function listAttempts(accountId: string, limit: number) {
  const newest = {
    orderBy: { startedAt: 'desc' },
    take: limit,
    select: { startedAt: true, result: true },
  } as const
  const [repairs, connects] = await Promise.all([
    getDb().linkedinAttempt.findMany({ ...newest, where: { outage: { accountId } } }),
    getDb().linkedinAttempt.findMany({ ...newest, where: { outageId: null, member: { accountId } } }),
  ])
  return [...repairs, ...connects]
}
