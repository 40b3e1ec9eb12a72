'use client'

import { type ReactNode, useActionState } from 'react'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { SubmitButton } from '../ui/submit-button'
import { HiddenFields } from './hidden-fields'

interface SendFormProps<T> {
  action: FormAction<T>
  hidden: Record<string, string | undefined>
  children: ReactNode
  isBusy?: boolean
  isMain?: boolean
  /** The text to show once it has succeeded. */
  done?: string
}

/** One button with nothing to fill in. */
export function SendForm<T>(props: SendFormProps<T>) {
  const { action, hidden, children, isBusy, isMain = false, done } = props
  const [result, submit] = useActionState(action, null)
  return (
    <form action={submit} className="grid gap-2 [&>[role=alert]:empty]:contents">
      <HiddenFields values={hidden} />
      <SubmitButton
        variant={isMain ? 'primary' : 'quiet'}
        size={isMain ? 'large' : 'regular'}
        className="w-full"
        busy={isBusy}
      >
        {children}
      </SubmitButton>
      <ActionError result={result} />
      {done && (
        <p role="status" className="text-center text-sm text-ok-ink empty:hidden">
          {result?.ok ? done : ''}
        </p>
      )}
    </form>
  )
}
