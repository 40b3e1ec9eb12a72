'use client'

import { LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSecondsSince } from '../ui/use-countdown'

const longAfterSeconds = 45

/** Something has to happen elsewhere: shows how long we have waited, and that the page continues by itself. */
export function Waiting({ since, now }: { since: Date; now: Date }) {
  const t = useTranslations('auth.step')
  const seconds = useSecondsSince(since, now)
  const elapsed = t('elapsed', {
    minutes: String(Math.floor(seconds / 60)),
    seconds: String(seconds % 60).padStart(2, '0'),
  })
  return (
    <div className="grid justify-items-center gap-2 rounded-control bg-wait-wash px-4 py-4 text-center text-sm text-wait-ink">
      <p className="flex items-center gap-2 font-medium">
        <LoaderCircle className="size-4 shrink-0 animate-spin" aria-hidden="true" />
        {t('waiting')}
        <span role="timer" className="tabular-nums">
          {elapsed}
        </span>
      </p>
      <p role="status">{seconds < longAfterSeconds ? t('goesOn') : t('waitingLong')}</p>
    </div>
  )
}
