import { useTranslations } from 'next-intl'
import { Skeleton } from '../ui/skeleton'

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

export function TableSkeleton() {
  const t = useTranslations('ui')
  return (
    <div role="status" aria-busy="true" className="card divide-y divide-line">
      <span className="sr-only">{t('loading')}</span>
      <div className="h-10 bg-sunken/60" />
      {rows.map((row) => (
        <div key={row} className="flex h-[3.75rem] items-center gap-6 px-4">
          <Skeleton className="size-7" />
          <Skeleton className="h-4 w-1/4" />
          <Skeleton className="h-4 w-1/5" />
          <Skeleton className="h-6 w-28" />
          <Skeleton className="h-4 w-24" />
        </div>
      ))}
    </div>
  )
}
