import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { EmailTable } from '@/components/admin/email-table'
import { FilterChips } from '@/components/admin/filter-chips'
import { TableSkeleton } from '@/components/admin/table-skeleton'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { RelativeTime } from '@/components/ui/relative-time'
import { requireAdmin } from '@/lib/auth'
import { findMailTrouble } from '@/lib/delivery/find-mail-trouble'
import { EmailState } from '@/lib/generated/prisma/enums'
import { listEmails } from '@/lib/outbox/queries'
import { address, one, oneOf } from '../../address'

const path = '/admin/mail'

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin()
  return { title: (await getTranslations('outbox'))('title') }
}

export default async function MailPage({ searchParams }: PageProps<'/admin/mail'>) {
  await requireAdmin()
  const search = await searchParams
  const state = oneOf(search.state, EmailState)
  const t = await getTranslations('outbox')
  const choices = [undefined, 'QUEUED', 'SENT', 'CANCELLED', 'FAILED'] as const
  return (
    <>
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <Trouble />
      <div className="mb-5">
        <FilterChips
          label={t('chips')}
          chips={choices.map((choice) => ({
            label: choice ? t(`stateWord.${choice}`) : t('all'),
            href: address(path, { state: choice }),
            isOn: state === choice,
          }))}
        />
      </div>
      <Suspense fallback={<TableSkeleton />}>
        <Emails state={state} cursor={one(search.cursor)} />
      </Suspense>
    </>
  )
}

/** Nobody can be mailed that mail is broken. */
async function Trouble() {
  const [found, t] = await Promise.all([findMailTrouble(), getTranslations('outbox')])
  if (!found) return null
  const { since, ...words } = found
  return (
    <div className="mb-5" data-testid="mail-trouble">
      <Notice tone="danger">
        {t.rich('stopped', { ...words, time: () => <RelativeTime at={since} /> })}
      </Notice>
    </div>
  )
}

async function Emails({ state, cursor }: { state: EmailState | undefined; cursor: string | undefined }) {
  const [{ emails, nextCursor }, t] = await Promise.all([
    listEmails({ state, cursor }),
    getTranslations('outbox'),
  ])
  if (emails.length === 0) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
  return (
    <>
      <EmailTable emails={emails} />
      <Pagination
        firstHref={cursor ? address(path, { state }) : null}
        nextHref={nextCursor && address(path, { state, cursor: nextCursor })}
      />
    </>
  )
}
