import type { Tx } from './db'
import type { ActorKind, AuditAction } from './generated/prisma/enums'

/** Adds to the record of who did what. Belongs in the transaction that did it. */
export async function audit(
  tx: Tx,
  entry: {
    actorKind: ActorKind
    actorId?: string | null
    action: AuditAction
    accountId?: string | null
    detail?: Record<string, string>
  },
): Promise<void> {
  await tx.auditEntry.create({ data: entry })
}
