import type { FieldFault } from '@/lib/logins/parse-auth-form'
import type { IntentView } from '@/lib/logins/view-intent'
import type { FormAction } from '../form-action'

/** The result of sending a login form: the page moves on, or these fields are wrong. Never holds a secret. */
export type FormAnswer =
  | { kind: 'started' }
  | { kind: 'invalid'; fields: Record<string, FieldFault>; form: Record<string, string> }

/** What a person can do during an attempt. Every form sends `intentId`, and `token` when opened by a link. */
export interface AuthActions {
  /** Sends the login form again. */
  retry: FormAction<FormAnswer>
  /** `stepNumber`, `code`. */
  solve: FormAction
  /** `stepNumber`, `challenge`. */
  choose: FormAction
  resend: FormAction
  cancel: FormAction
}

/** What each screen of an attempt is drawn from; `token` when it was opened by a reconnect link. */
export interface IntentStepProps {
  view: IntentView
  token: string | undefined
  now: Date
  actions: AuthActions
}
