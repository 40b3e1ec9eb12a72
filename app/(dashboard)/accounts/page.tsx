import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { AccountsOverview } from '@/components/accounts/accounts-overview'
import { buttonClass } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { listAccounts } from '@/lib/accounts/queries'
import { requirePerson } from '@/lib/auth'
import { one } from '../address'
import { check, reconnect, remove, rename } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts'))('title') }
}

export default async function AccountsPage({ searchParams }: PageProps<'/accounts'>) {
  const person = await requirePerson()
  const cursor = one((await searchParams).cursor)
  const [page, t] = await Promise.all([listAccounts(person.id, cursor), getTranslations('accounts')])
  return (
    <>
      <PageHeader
        title={t('title')}
        action={
          <Link href="/accounts/connect" className={buttonClass({ variant: 'primary' })}>
            <Plus /> {t('connect')}
          </Link>
        }
      >
        {t('lead')}
      </PageHeader>
      <AccountsOverview page={page} isFirst={!cursor} actions={{ reconnect, check, rename, remove }} />
    </>
  )
}
