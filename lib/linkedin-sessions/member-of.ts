import type { AuthIntentModel } from '../generated/prisma/models'

/** The LinkedIn member whose cookies an attempt logs in with; null for every other method. */
export function memberOf(intent: AuthIntentModel): string | null {
  if (intent.method !== 'COOKIES') return null
  return (intent.form as { member_id?: string } | null)?.member_id ?? null
}
