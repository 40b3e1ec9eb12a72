'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '../ui/button'
import { Scene } from '../ui/scene'

export interface CrashProps {
  error: Error & { digest?: string }
  retry: () => void
}

/** Something failed on our side: a calm text, a retry, and the code to find it in the log by. */
export function Crash({ error, retry }: CrashProps) {
  const t = useTranslations('ui')
  const [pending, start] = useTransition()
  return (
    <Scene>
      <div role="alert">
        <h1 className="text-xl font-semibold">{t('crashTitle')}</h1>
        <p className="mt-2 text-soft">{t('crashText')}</p>
      </div>
      <Button
        variant="primary"
        className="mt-6 max-md:w-full"
        aria-busy={pending || undefined}
        onClick={() => start(retry)}
      >
        {t('crashRetry')}
      </Button>
      {error.digest && (
        <p className="mt-6 text-[0.8125rem] text-faint">{t('crashCode', { code: error.digest })}</p>
      )}
    </Scene>
  )
}
