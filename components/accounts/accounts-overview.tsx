import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { listAccounts } from '@/lib/accounts/queries'
import { asksOwner } from '@/lib/accounts/status'
import { buttonClass } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Pagination } from '../ui/pagination'
import { ProviderIcon } from '../ui/provider-icon'
import { AccountList } from './account-list'
import { announced } from './announced'
import { AttentionBanner } from './attention-banner'
import type { OwnerActions } from './owner-actions'
import { PatchCable } from './patch-cable'
import { StatusAnnouncer } from './status-announcer'

interface AccountsOverviewProps {
  page: Awaited<ReturnType<typeof listAccounts>>
  isFirst: boolean
  actions: OwnerActions
}

export function AccountsOverview({ page, isFirst, actions }: AccountsOverviewProps) {
  const t = useTranslations('accounts')
  const { accounts, total, needOwner, nextCursor } = page
  if (total === 0) return <NothingYet />

  // Broken accounts come first, so the one that has waited longest is on the first page.
  const waiting = accounts.find(asksOwner)
  return (
    <>
      {needOwner > 0 && isFirst && waiting && (
        <AttentionBanner
          count={needOwner}
          first={waiting}
          reconnect={actions.reconnect}
          listHref="#accounts"
        />
      )}
      <p id="accounts" className="mb-3 scroll-mt-4 text-sm text-soft" data-testid="counts">
        {t('counts', { total, needOwner })}
      </p>
      <StatusAnnouncer accounts={accounts.map(announced)} />
      <AccountList accounts={accounts} actions={actions} />
      <Pagination
        firstHref={isFirst ? null : '/accounts'}
        nextHref={nextCursor && `/accounts?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </>
  )
}

function NothingYet() {
  const t = useTranslations('accounts')
  return (
    <EmptyState
      picture={<PatchCable left={<ProviderIcon provider="OTHER" size="large" />} state="unplugged" />}
      title={t('emptyTitle')}
      action={
        <Link href="/accounts/connect" className={buttonClass({ variant: 'primary', size: 'large' })}>
          <Plus /> {t('emptyAction')}
        </Link>
      }
    >
      {t('emptyText')}
    </EmptyState>
  )
}
