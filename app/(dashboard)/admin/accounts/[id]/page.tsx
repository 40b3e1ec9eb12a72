import { LogOut, Mail, RefreshCw } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountFacts, Fact } from '@/components/accounts/account-facts'
import { announced } from '@/components/accounts/announced'
import { History } from '@/components/accounts/history'
import { StatusAnnouncer } from '@/components/accounts/status-announcer'
import { ActButton } from '@/components/admin/act-button'
import { AdminStatus } from '@/components/admin/admin-status'
import { CopyLink } from '@/components/admin/copy-link'
import { BackLink } from '@/components/ui/back-link'
import { ExactTime } from '@/components/ui/exact-time'
import { PageHeader } from '@/components/ui/page-header'
import { ProviderIcon } from '@/components/ui/provider-icon'
import { findAnyAccount } from '@/lib/accounts/admin-queries'
import { listHistory } from '@/lib/accounts/history'
import { providerNames } from '@/lib/accounts/providers'
import { requireAdmin } from '@/lib/auth'
import { makeReconnectLink, resendMail, signOutOwner, syncNow } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin()
  return { title: (await getTranslations('account'))('title') }
}

export default async function AdminAccountPage({ params }: PageProps<'/admin/accounts/[id]'>) {
  await requireAdmin()
  const { id } = await params
  const account = await findAnyAccount(id)
  if (!account) notFound()
  const [history, t, admin] = await Promise.all([
    listHistory(account.id),
    getTranslations('account'),
    getTranslations('admin'),
  ])
  return (
    <>
      <PageHeader
        above={<BackLink href="/admin">{admin('back')}</BackLink>}
        picture={<ProviderIcon provider={account.provider} size="large" />}
        title={account.name}
      >
        {admin('ofOwner', { provider: providerNames[account.provider], owner: account.owner.email })}
      </PageHeader>
      <StatusAnnouncer accounts={[announced(account)]} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-5">
          <AdminStatus account={account} />
          <section aria-labelledby="history" className="card px-5 py-5 md:px-6">
            <h2 id="history" className="mb-4 font-semibold">
              {t('history')}
            </h2>
            <History items={history} viewer="admin" />
          </section>
        </div>
        <div className="grid gap-5 max-lg:order-first">
          {!account.removedAt && (
            <section aria-labelledby="actions" className="card grid gap-2.5 px-5 py-5">
              <h2 id="actions" className="mb-1 font-semibold">
                {admin('actions')}
              </h2>
              <ActButton accountId={account.id} action={syncNow} done={admin('synced')} icon={<RefreshCw />}>
                {admin('sync')}
              </ActButton>
              {account.outage && (
                <ActButton accountId={account.id} action={resendMail} done={admin('resent')} icon={<Mail />}>
                  {account.repairing ? admin('askNow') : admin('resend')}
                </ActButton>
              )}
              <CopyLink
                accountId={account.id}
                action={makeReconnectLink}
                words={{
                  make: admin('copyLink'),
                  field: admin('linkField'),
                  hint: admin('linkHint'),
                  copied: admin('linkCopied'),
                }}
              />
              <ActButton
                accountId={account.id}
                action={signOutOwner}
                done={admin('ownerSignedOut')}
                icon={<LogOut />}
              >
                {admin('signOutOwner')}
              </ActButton>
            </section>
          )}
          <AccountFacts account={account} viewer="admin">
            <Fact term={admin('owner')}>
              {account.owner.name && <span className="block">{account.owner.name}</span>}
              {account.owner.email}
            </Fact>
            {account.removedAt && (
              <Fact term={admin('removedAt')}>
                <ExactTime at={account.removedAt} />
              </Fact>
            )}
          </AccountFacts>
        </div>
      </div>
    </>
  )
}
