'use client'

import { useActionState } from 'react'
import type { RepairedWebhook } from '@/lib/doctor/repair-webhook'
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
  action: FormAction<RepairedWebhook>
  labels: { button: string; done: string; secret: string; left: string }
}) {
  const [result, submit] = useActionState(action, null)
  if (result?.ok) {
    const { secret, left } = result.data
    return (
      <div role="status" className="grid gap-2">
        <p>
          {secret ? labels.secret : labels.done}
          {secret && <code className="block select-all wrap-anywhere">{secret}</code>}
        </p>
        {left.length > 0 && (
          <p>
            {labels.left} <code className="wrap-anywhere">{left.join(', ')}</code>
          </p>
        )}
      </div>
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
