import type { Tx } from './db'
import type { AuditAction } from './generated/prisma/enums'

/** Who did it. All we know about a reconnect link's holder is that they had the link. */
export type AuditActor =
  | { kind: 'CUSTOMER' | 'ADMIN'; userId: string }
  | { kind: 'LINK' }
  | { kind: 'SYSTEM' }

/** Records who did what, in the same transaction as the action. */
export async function audit(
  tx: Tx,
  actor: AuditActor,
  entry: { action: AuditAction; accountId?: string | null; detail?: Record<string, string> },
): Promise<void> {
  const actorId = 'userId' in actor ? actor.userId : null
  await tx.auditEntry.create({ data: { ...entry, actorKind: actor.kind, actorId } })
}
