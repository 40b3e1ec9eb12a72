'use client'

import { type ReactNode, useTransition } from 'react'
import type { FormAction } from '../form-action'
import { useErrorSentence } from '../ui/action-error'
import { Button } from '../ui/button'
import { useToast } from '../ui/toast'

interface ReplayButtonProps {
  eventId: string
  action: FormAction
  label: string
  done: string
  children: ReactNode
}

export function ReplayButton({ eventId, action, label, done, children }: ReplayButtonProps) {
  const [pending, start] = useTransition()
  const toast = useToast()
  const sentence = useErrorSentence()
  const run = () =>
    start(async () => {
      const form = new FormData()
      form.set('eventId', eventId)
      const result = await action(null, form)
      if (result) toast(result.ok ? { tone: 'ok', text: done } : { tone: 'danger', text: sentence(result) })
    })
  return (
    <Button
      size="small"
      aria-label={label}
      aria-busy={pending || undefined}
      onClick={() => !pending && run()}
    >
      {children}
    </Button>
  )
}
