'use client'

import { type ReactNode, useActionState } from 'react'
import type { FormAction } from '../form-action'
import { ActionError } from './action-error'

interface ActionFormProps<T> {
  action: FormAction<T>
  /** Hidden fields. */
  values?: Record<string, string>
  children: ReactNode
  className?: string
}

/** A form around one button: works without script, shows the refusal beneath. */
export function ActionForm<T>({ action, values = {}, children, className }: ActionFormProps<T>) {
  const [result, submit] = useActionState(action, null)
  return (
    <form action={submit} className={className}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <ActionError result={result} className="mt-2" />
    </form>
  )
}
