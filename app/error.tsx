'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Scene } from '@/components/ui/scene'

interface ErrorPageProps {
  error: Error & { digest?: string }
  unstable_retry: () => void
}

export default function ErrorPage({ error, unstable_retry: retry }: ErrorPageProps) {
  const t = useTranslations('ui')
  const [pending, start] = useTransition()
  return (
    <main id="main" className="px-4 py-16">
      <Scene>
        <div role="alert">
          <h1 className="text-xl font-semibold">{t('crashTitle')}</h1>
          <p className="mt-2 text-soft">{t('crashText')}</p>
        </div>
        <Button
          variant="primary"
          className="mt-6"
          aria-busy={pending || undefined}
          onClick={() => start(retry)}
        >
          {t('crashRetry')}
        </Button>
        {error.digest && (
          <p className="mt-6 text-[0.8125rem] text-faint">{t('crashCode', { code: error.digest })}</p>
        )}
      </Scene>
    </main>
  )
}
