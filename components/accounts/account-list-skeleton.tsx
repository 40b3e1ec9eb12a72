import { useTranslations } from 'next-intl'
import { Skeleton } from '../ui/skeleton'

const rows = ['a', 'b', 'c', 'd', 'e', 'f']

/** The list's own shape while it loads, so that nothing jumps when it comes. */
export function AccountListSkeleton() {
  const t = useTranslations('ui')
  return (
    <div role="status" aria-busy="true" className="card divide-y divide-line">
      <span className="sr-only">{t('loading')}</span>
      {rows.map((row) => (
        <div
          key={row}
          className="grid min-h-[6.25rem] grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3.5 gap-y-3 px-4 py-4 md:grid-cols-[auto_minmax(0,5fr)_minmax(0,7fr)_9.5rem] md:px-5"
        >
          <Skeleton className="size-10" />
          <div className="grid gap-2">
            <Skeleton className="h-4 w-40 max-w-full" />
            <Skeleton className="h-3.5 w-56 max-w-full" />
          </div>
          <div className="grid gap-2 max-md:col-span-2">
            <Skeleton className="h-6 w-32" />
            <Skeleton className="h-3.5 w-48" />
          </div>
        </div>
      ))}
    </div>
  )
}
