import { Clock } from 'lucide-react'
import { useNow, useTranslations } from 'next-intl'
import { RelativeTime } from '../ui/relative-time'

const staleAfterMs = 24 * 60 * 60 * 1000

/** When the account was last verified, without that word if `bare`. Marked when over a day ago: then it is a guess. */
export function LastVerified({ at, bare = false }: { at: Date | null; bare?: boolean }) {
  const t = useTranslations('row')
  const now = useNow()
  if (!at) return <span className="text-act-ink">{t('neverVerified')}</span>
  const isStale = now.getTime() - at.getTime() > staleAfterMs
  return (
    <span className={isStale ? 'inline-flex items-center gap-1 text-act-ink' : undefined}>
      {isStale && <Clock className="size-3.5 shrink-0" aria-hidden="true" />}
      <span>
        {bare ? <RelativeTime at={at} /> : t.rich('verified', { time: () => <RelativeTime at={at} /> })}
      </span>
    </span>
  )
}
