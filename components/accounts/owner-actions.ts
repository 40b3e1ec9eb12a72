import type { AccountStatus } from '@/lib/generated/prisma/enums'
import type { FormAction } from '../form-action'

/** What an owner can do with an account. Every form carries `accountId`. */
export interface OwnerActions {
  reconnect: FormAction<{ url: string }>
  check: FormAction<{ status: AccountStatus; verified?: boolean }>
  /** `label`; empty gives the gateway's name back. */
  rename: FormAction
  /** `typedName`. */
  remove: FormAction
}
