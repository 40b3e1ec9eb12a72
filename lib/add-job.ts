import type { Tx } from './db'
import type { Gateway } from './generated/prisma/enums'

/** Every job and its payload: ids only, never a secret. */
export type Jobs = {
  'sync-account': { accountId: string }
  'complete-intent': { intentId: string; gatewayAccountId: string; eventId?: string }
  'look-for-account': { intentId: string; look: number }
  'send-email': { emailId: string }
  'send-sign-in-email': { emailId: string }
  'send-ready': Record<string, never>
  'discard-account': { gateway: Gateway; gatewayAccountId: string }
  'run-linkedin-member': { memberRowId: string }
  'sweep-gateway': { gateway: Gateway }
  sweep: Record<string, never>
  prune: Record<string, never>
}

/**
 * Queues a job in the caller's transaction, so it exists if and only if the caller's change does. Replaces a job
 * waiting under the same key; `unlessQueued` leaves that one alone, including its time and try count. `runAt` is
 * database time.
 */
export async function addJob<Name extends keyof Jobs>(
  tx: Tx,
  name: Name,
  payload: Jobs[Name],
  options: { key: string; runAt?: Date; unlessQueued?: boolean },
): Promise<void> {
  const accountId = 'accountId' in payload ? payload.accountId : null
  const gateway = 'gateway' in payload ? payload.gateway : null
  // The flag names the gateway the job calls: each gateway has its own slots.
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${name}::text, ${JSON.stringify(payload)}::json,
      flags => (
        SELECT ARRAY['gateway:' || asked."gateway"] FROM (
          SELECT "gateway"::text FROM "ConnectedAccount" WHERE "id" = ${accountId}::text
          UNION ALL SELECT ${gateway}::text WHERE ${gateway}::text IS NOT NULL
        ) asked),
      run_at => now() + (${options.runAt ?? null}::timestamptz - patchbay_now()), job_key => ${options.key}::text,
      job_key_mode => ${options.unlessQueued ? 'unsafe_dedupe' : 'replace'}::text)`
}
