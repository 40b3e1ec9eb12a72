import type { FieldFault } from '@/lib/logins/parse-auth-form'
import type { FormAction } from '../form-action'

/** What came of sending a login form: the page moves on, or these fields are wrong. Never holds a secret. */
export type FormAnswer =
  | { kind: 'started' }
  | { kind: 'invalid'; fields: Record<string, FieldFault>; form: Record<string, string> }

/** What a person can do on the screen of an attempt. Every form carries `intentId`, and `token` when by link. */
export interface AuthActions {
  /** The login form once more. */
  retry: FormAction<FormAnswer>
  /** `stepNumber`, `code`. */
  solve: FormAction
  /** `stepNumber`, `challenge`. */
  choose: FormAction
  resend: FormAction
  cancel: FormAction
}
