import { ArrowRight, ChevronsLeft } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonClass } from './button'

interface PaginationProps {
  /** Where the first page is; null when this is it. */
  firstHref: string | null
  nextHref: string | null
}

/** Pages by cursor: back to the first, on to the next. */
export function Pagination({ firstHref, nextHref }: PaginationProps) {
  const t = useTranslations('ui')
  if (!firstHref && !nextHref) return null
  return (
    <nav aria-label={t('pages')} className="mt-5 flex items-center justify-between gap-3">
      {firstHref ? (
        <Link href={firstHref} className={buttonClass()}>
          <ChevronsLeft /> {t('firstPage')}
        </Link>
      ) : (
        <span />
      )}
      {nextHref && (
        <Link href={nextHref} rel="next" className={buttonClass()}>
          {t('nextPage')} <ArrowRight />
        </Link>
      )}
    </nav>
  )
}
