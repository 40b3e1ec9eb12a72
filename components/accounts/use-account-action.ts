'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import type { FormAction } from '../form-action'
import { useErrorSentence } from '../ui/action-error'
import { type Toast, useToast } from '../ui/toast'

/** Runs an action outside of a form and shows its result in a toast. */
export function useAccountAction<T>(
  action: FormAction<T>,
  accountId: string,
  told: (data: T) => Toast | null,
) {
  const [pending, start] = useTransition()
  const toast = useToast()
  const sentence = useErrorSentence()
  const t = useTranslations('errors')

  const run = () =>
    start(async () => {
      const form = new FormData()
      form.set('accountId', accountId)
      const result = await action(null, form).catch(() => null)
      if (!result) return toast({ tone: 'danger', text: t('UNEXPECTED') })
      const message = result.ok ? told(result.data) : { tone: 'danger' as const, text: sentence(result) }
      if (message) toast(message)
    })
  return [run, pending] as const
}
