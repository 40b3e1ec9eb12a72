'use client'

import { useTranslations } from 'next-intl'
import type { ActionResult } from '@/lib/action'
import { Notice } from './notice'

interface ActionErrorProps {
  result: ActionResult<unknown> | null
  className?: string
}

/** The sentence for a refused action, with what to do next. */
export function ActionError({ result, className }: ActionErrorProps) {
  const sentence = useErrorSentence()
  return (
    <div role="alert" className={result && !result.ok ? className : undefined}>
      {result && !result.ok && <Notice tone="danger">{sentence(result)}</Notice>}
    </div>
  )
}

export function useErrorSentence() {
  const t = useTranslations('errors')
  return ({ code, retryAfterSeconds }: Extract<ActionResult<unknown>, { ok: false }>) => {
    if (code !== 'RATE_LIMITED' || !retryAfterSeconds) return t(code)
    return t('RATE_LIMITED_FOR', { minutes: Math.max(1, Math.ceil(retryAfterSeconds / 60)) })
  }
}
