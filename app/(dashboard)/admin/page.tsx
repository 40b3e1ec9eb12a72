import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { AccountTable } from '@/components/admin/account-table'
import { FilterChips } from '@/components/admin/filter-chips'
import { SearchForm } from '@/components/admin/search-form'
import { TableSkeleton } from '@/components/admin/table-skeleton'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { countByStatus, listAllAccounts } from '@/lib/accounts/admin-queries'
import { requireAdmin } from '@/lib/auth'
import { AccountStatus, Provider } from '@/lib/generated/prisma/enums'
import { address, one, oneOf } from '../address'

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin()
  return { title: (await getTranslations('admin'))('title') }
}

interface Filter {
  status: AccountStatus | undefined
  provider: Provider | undefined
  q: string | undefined
  cursor: string | undefined
}

export default async function AdminPage({ searchParams }: PageProps<'/admin'>) {
  await requireAdmin()
  const search = await searchParams
  const filter: Filter = {
    status: oneOf(search.status, AccountStatus),
    provider: oneOf(search.provider, Provider),
    q: one(search.q),
    cursor: one(search.cursor),
  }
  const t = await getTranslations('admin')
  return (
    <>
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <Suspense fallback={<div className="h-12 md:h-10" />}>
        <StatusChips filter={filter} />
      </Suspense>
      <SearchForm filter={filter} />
      <Suspense fallback={<TableSkeleton />}>
        <Accounts filter={filter} />
      </Suspense>
    </>
  )
}

const order: AccountStatus[] = [
  'CREDENTIALS',
  'PERMISSIONS',
  'LOCKED',
  'ERROR',
  'STOPPED',
  'CONNECTING',
  'OK',
  'DELETED',
]

async function StatusChips({ filter: { status, provider, q } }: { filter: Filter }) {
  const [counts, t, label] = await Promise.all([
    countByStatus(),
    getTranslations('admin'),
    getTranslations('status.label'),
  ])
  const present = order.filter((known) => counts[known] > 0 || known === status || known === 'OK')
  return (
    <FilterChips
      label={t('chips')}
      chips={[
        { label: t('all'), href: address('/admin', { provider, q }), isOn: !status },
        ...present.map((known) => ({
          label: label(known),
          count: counts[known],
          href: address('/admin', { status: known, provider, q }),
          isOn: status === known,
        })),
      ]}
    />
  )
}

async function Accounts({ filter }: { filter: Filter }) {
  const { q, cursor, ...rest } = filter
  const [{ accounts, nextCursor }, t] = await Promise.all([
    listAllAccounts({ ...rest, search: q, cursor }),
    getTranslations('admin'),
  ])
  if (accounts.length === 0) {
    const isFiltered = rest.status || rest.provider || q || cursor
    return (
      <EmptyState
        title={isFiltered ? t('noMatch') : t('none')}
        action={
          isFiltered && (
            <Link href="/admin" className={buttonClass()}>
              {t('clear')}
            </Link>
          )
        }
      >
        {isFiltered ? t('noMatchText') : t('noneText')}
      </EmptyState>
    )
  }
  return (
    <>
      <AccountTable accounts={accounts} />
      <Pagination
        firstHref={cursor ? address('/admin', { ...rest, q }) : null}
        nextHref={nextCursor && address('/admin', { ...rest, q, cursor: nextCursor })}
      />
    </>
  )
}
