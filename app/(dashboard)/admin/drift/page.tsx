import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { DriftReport } from '@/components/admin/drift-report'
import { TableSkeleton } from '@/components/admin/table-skeleton'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth'
import { readDrift } from '@/lib/sweep/queries'

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin()
  return { title: (await getTranslations('drift'))('title') }
}

export default async function DriftPage() {
  await requireAdmin()
  const t = await getTranslations('drift')
  return (
    <>
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <Suspense fallback={<TableSkeleton />}>
        <Reports />
      </Suspense>
    </>
  )
}

async function Reports() {
  const [drifts, t] = await Promise.all([readDrift(), getTranslations('drift')])
  if (drifts.length === 0) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
  return (
    <div className="grid gap-12">
      {drifts.map((drift) => (
        <DriftReport key={drift.gateway} drift={drift} />
      ))}
    </div>
  )
}
