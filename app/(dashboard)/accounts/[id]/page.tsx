import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountFacts } from '@/components/accounts/account-facts'
import { AccountMenu } from '@/components/accounts/account-menu'
import { announced } from '@/components/accounts/announced'
import { History } from '@/components/accounts/history'
import { StatusAnnouncer } from '@/components/accounts/status-announcer'
import { StatusPanel } from '@/components/accounts/status-panel'
import { OtherMethods } from '@/components/auth/other-methods'
import { BackLink } from '@/components/ui/back-link'
import { PageHeader } from '@/components/ui/page-header'
import { ProviderIcon } from '@/components/ui/provider-icon'
import { listHistory } from '@/lib/accounts/history'
import { providerNames } from '@/lib/accounts/providers'
import { findAccount } from '@/lib/accounts/queries'
import { requirePerson } from '@/lib/auth'
import type { AuthMethod } from '@/lib/generated/prisma/enums'
import { reconnectMethods } from '@/lib/intents/reconnect-methods'
import { isTyped } from '@/lib/intents/typed-method'
import { check, reconnect, remove, rename } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

export default async function AccountPage({ params }: PageProps<'/accounts/[id]'>) {
  const { id } = await params
  const person = await requirePerson(`/accounts/${id}`)
  const account = await findAccount(person.id, id)
  if (!account) notFound()
  const [history, t, login] = await Promise.all([
    listHistory(account.id),
    getTranslations('account'),
    getTranslations('auth'),
  ])
  const actions = { reconnect, check, rename, remove }
  return (
    <>
      <PageHeader
        above={<BackLink href="/accounts">{t('back')}</BackLink>}
        picture={<ProviderIcon provider={account.provider} size="large" />}
        title={account.name}
        action={<AccountMenu account={account} actions={actions} onOwnPage />}
      >
        {providerNames[account.provider]}
      </PageHeader>
      <StatusAnnouncer accounts={[announced(account)]} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-5">
          <StatusPanel
            account={account}
            actions={actions}
            otherWays={
              <OtherMethods
                t={login}
                className="mt-3"
                place={{ kind: 'reconnect', provider: account.provider, accountId: account.id }}
                methods={reconnectMethods(account).filter(
                  (method) => !isBehindButton(method, account.method),
                )}
              />
            }
          />
          <section aria-labelledby="history" className="card px-5 py-5 md:px-6">
            <h2 id="history" className="mb-4 font-semibold">
              {t('history')}
            </h2>
            <History items={history} viewer="owner" />
          </section>
        </div>
        <AccountFacts account={account} viewer="owner" />
      </div>
    </>
  )
}

/** Whether the Reconnect button already leads there; for a session from a browser it leads to the hosted page. */
function isBehindButton(method: AuthMethod, own: AuthMethod): boolean {
  return method === own || (!isTyped(method) && !isTyped(own))
}
