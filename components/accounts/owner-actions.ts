import type { Standing } from '@/lib/accounts/status'
import type { FormAction } from '../form-action'

/** What an owner can do with an account. Every form carries `accountId`. */
export interface OwnerActions {
  reconnect: FormAction<{ url: string }>
  check: FormAction<Standing>
  /** `label`; empty gives the gateway's name back. */
  rename: FormAction
  /** `typedName`. */
  remove: FormAction
}
