import type { ActionResult } from '@/lib/action'

/** A server action as `useActionState` calls it. `null` is: not sent yet. */
export type FormAction<T = unknown> = (
  previous: ActionResult<T> | null,
  form: FormData,
) => Promise<ActionResult<T> | null>
