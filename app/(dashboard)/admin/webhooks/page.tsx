import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { EventList } from '@/components/admin/event-list'
import { FilterChips } from '@/components/admin/filter-chips'
import { TableSkeleton } from '@/components/admin/table-skeleton'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireAdmin } from '@/lib/auth'
import { WebhookOutcome } from '@/lib/generated/prisma/enums'
import { countByOutcome, listEvents } from '@/lib/webhooks/queries'
import { address, one, oneOf } from '../../address'
import { replay } from './actions'

const path = '/admin/webhooks'

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin()
  return { title: (await getTranslations('webhooks'))('title') }
}

interface Filter {
  outcome: WebhookOutcome | undefined
  cursor: string | undefined
}

export default async function WebhooksPage({ searchParams }: PageProps<'/admin/webhooks'>) {
  await requireAdmin()
  const search = await searchParams
  const filter = { outcome: oneOf(search.outcome, WebhookOutcome), cursor: one(search.cursor) }
  const t = await getTranslations('webhooks')
  return (
    <>
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <Suspense fallback={<TableSkeleton />}>
        <Events filter={filter} />
      </Suspense>
    </>
  )
}

const order: WebhookOutcome[] = ['ORPHAN', 'UNRECOGNISED', 'RECEIVED', 'APPLIED', 'REPEATED', 'IGNORED']

async function Events({ filter }: { filter: Filter }) {
  const [{ events, nextCursor }, counts, t] = await Promise.all([
    listEvents(filter),
    countByOutcome(),
    getTranslations('webhooks'),
  ])
  const total = order.reduce((sum, outcome) => sum + counts[outcome], 0)
  return (
    <>
      <div className="mb-5">
        <FilterChips
          label={t('chips')}
          chips={[
            { label: t('all'), count: total, href: path, isOn: !filter.outcome },
            ...order.map((outcome) => ({
              label: t(`outcome.${outcome}`),
              count: counts[outcome],
              href: address(path, { outcome }),
              isOn: filter.outcome === outcome,
            })),
          ]}
        />
      </div>
      {events.length === 0 ? (
        <Nothing isFiltered={total > 0} />
      ) : (
        <EventList events={events} replay={replay} />
      )}
      <Pagination
        firstHref={filter.cursor ? address(path, { outcome: filter.outcome }) : null}
        nextHref={nextCursor && address(path, { outcome: filter.outcome, cursor: nextCursor })}
      />
    </>
  )
}

async function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const t = await getTranslations('webhooks')
  return (
    <EmptyState
      title={isFiltered ? t('noMatch') : t('none')}
      action={
        isFiltered && (
          <Link href={path} className={buttonClass()}>
            {t('clear')}
          </Link>
        )
      }
    >
      {isFiltered ? t('noMatchText') : t('noneText')}
    </EmptyState>
  )
}
