import type { AccountStatus } from '../../generated/prisma/enums'

// Every status word of Unipile v1 and its dialects. Vendor: an account's sources and its webhooks do not use the same ones.

/** A source's status. A word we do not know is trouble to look into, never a reason to bother the owner. */
export const sourceStatuses: Record<string, AccountStatus> = {
  OK: 'OK',
  STOPPED: 'STOPPED',
  ERROR: 'ERROR',
  CREDENTIALS: 'CREDENTIALS',
  PERMISSIONS: 'PERMISSIONS',
  CONNECTING: 'CONNECTING',
}

/** What a webhook's message claims; null: it claims nothing and is only a reason to look. Others are not handled. */
export const messageStatuses: Record<string, AccountStatus | null> = {
  ...sourceStatuses,
  DELETED: 'DELETED',
  DELETION: 'DELETED',
  CREATION_SUCCESS: null,
  RECONNECTED: null,
}
