import type { Tx } from './db'
import type { AuditAction } from './generated/prisma/enums'

/** Who did it. Of a reconnect link's holder we know no more than that they held it. */
export type AuditActor =
  | { kind: 'CUSTOMER' | 'ADMIN'; userId: string }
  | { kind: 'LINK' }
  | { kind: 'SYSTEM' }

/** Records who did what, in the transaction that did it. */
export async function audit(
  tx: Tx,
  actor: AuditActor,
  entry: { action: AuditAction; accountId?: string | null; detail?: Record<string, string> },
): Promise<void> {
  const actorId = 'userId' in actor ? actor.userId : null
  await tx.auditEntry.create({ data: { ...entry, actorKind: actor.kind, actorId } })
}
