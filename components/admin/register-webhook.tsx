'use client'

import { useActionState } from 'react'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { SubmitButton } from '../ui/submit-button'

/** Registers our webhook at a gateway; shows the secret once where the gateway chose it. */
export function RegisterWebhook({
  gateway,
  action,
  labels,
}: {
  gateway: string
  action: FormAction<{ secret: string | null }>
  labels: { button: string; done: string; secret: string }
}) {
  const [result, submit] = useActionState(action, null)
  if (result?.ok) {
    return (
      <p role="status">
        {result.data.secret ? labels.secret : labels.done}
        {result.data.secret && <code className="block select-all wrap-anywhere">{result.data.secret}</code>}
      </p>
    )
  }
  return (
    <form action={submit} className="grid justify-items-start gap-2">
      <input type="hidden" name="gateway" value={gateway} />
      <SubmitButton>{labels.button}</SubmitButton>
      <ActionError result={result} />
    </form>
  )
}
