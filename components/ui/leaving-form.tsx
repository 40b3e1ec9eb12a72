'use client'

import { type ReactNode, useActionState } from 'react'
import type { FormAction } from '../form-action'
import { useLeaving } from '../use-leaving'
import { ActionError } from './action-error'
import { SubmitButton, type SubmitButtonProps } from './submit-button'

interface LeavingFormProps extends Omit<SubmitButtonProps, 'busy'> {
  action: FormAction<{ url: string }>
  /** Hidden fields. */
  values: Record<string, string>
  children: ReactNode
  formClassName?: string
}

/** A button that leads to a hosted page. Works without JavaScript; shows a refusal below. */
export function LeavingForm({ action, values, formClassName, ...button }: LeavingFormProps) {
  const [result, submit] = useActionState(action, null)
  const isLeaving = useLeaving(result)
  return (
    <form action={submit} className={formClassName}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton busy={isLeaving} {...button} />
      <ActionError result={result} className="mt-2" />
    </form>
  )
}
