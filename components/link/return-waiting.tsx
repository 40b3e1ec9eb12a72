'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'

const pollIntervalMs = 1_500
const slowAfterMs = 20_000

interface ReturnWaitingProps {
  title: string
  children: ReactNode
  /** What to offer when it takes longer than usual. */
  whenSlow: ReactNode
}

/** Refreshes until the account is there. Coming back from the hosted page proves nothing. */
export function ReturnWaiting({ title, children, whenSlow }: ReturnWaitingProps) {
  const t = useTranslations('return')
  const router = useRouter()
  const [isSlow, setSlow] = useState(false)

  useEffect(() => {
    const poll = setInterval(() => document.visibilityState === 'visible' && router.refresh(), pollIntervalMs)
    const slow = setTimeout(() => setSlow(true), slowAfterMs)
    return () => {
      clearInterval(poll)
      clearTimeout(slow)
    }
  }, [router])

  return (
    <div data-testid="return-waiting" className="text-center">
      <div role="status" aria-live="polite">
        <h1 className="text-xl font-semibold">{isSlow ? t('slowTitle') : title}</h1>
        <p className="mt-2 text-soft">{isSlow ? t('slow') : children}</p>
      </div>
      {isSlow && <div className="mt-6">{whenSlow}</div>}
    </div>
  )
}
