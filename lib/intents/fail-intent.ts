import { databaseNow } from '../clock'
import type { Tx } from '../db'
import type { Prisma } from '../generated/prisma/client'
import type { IntentFailure } from '../generated/prisma/enums'

/**
 * Ends a pending attempt as failed. Returns false, and writes nothing, if it has ended already or no longer matches
 * `only`.
 */
export async function failIntent(
  tx: Tx,
  input: { intentId: string; failure: IntentFailure; only?: Prisma.AuthIntentWhereInput },
): Promise<boolean> {
  const { count } = await tx.authIntent.updateMany({
    where: { ...input.only, id: input.intentId, state: 'PENDING' },
    data: {
      state: 'FAILED',
      failure: input.failure,
      completedAt: await databaseNow(tx),
      stepNumber: { increment: 1 },
      busyUntil: null,
    },
  })
  return count === 1
}
