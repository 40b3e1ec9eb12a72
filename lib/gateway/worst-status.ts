import type { AccountStatus } from '../generated/prisma/enums'

const worstFirst: AccountStatus[] = [
  'DELETED',
  'LOCKED',
  'CREDENTIALS',
  'PERMISSIONS',
  'ERROR',
  'STOPPED',
  'CONNECTING',
  'OK',
]

/** The single status of an account with several parts; an account without parts is still being set up. */
export function worstStatus(statuses: readonly AccountStatus[]): AccountStatus {
  return worstFirst.find((status) => statuses.includes(status)) ?? 'CONNECTING'
}
