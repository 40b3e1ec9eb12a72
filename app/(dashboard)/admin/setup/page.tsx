import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { FindingList } from '@/components/admin/finding-list'
import { TableSkeleton } from '@/components/admin/table-skeleton'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth'
import { examine } from '@/lib/doctor/examine'
import { registerWebhook } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('doctor'))('title') }
}

export default async function SetupPage() {
  await requireAdmin()
  const t = await getTranslations('doctor')
  return (
    <>
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <Suspense fallback={<TableSkeleton />}>
        <Findings />
      </Suspense>
    </>
  )
}

async function Findings() {
  return <FindingList findings={await examine()} register={registerWebhook} />
}
