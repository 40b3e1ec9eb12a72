import { Plug } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { providerNames } from '@/lib/accounts/providers'
import type { AccountRow } from '@/lib/accounts/queries'
import { asksOwner } from '@/lib/accounts/status'
import { buttonClass } from '../ui/button'
import { ProviderIcon } from '../ui/provider-icon'
import { RelativeTime } from '../ui/relative-time'
import { AccountMenu } from './account-menu'
import { LastVerified } from './last-verified'
import type { OwnerActions } from './owner-actions'
import { ReconnectButton } from './reconnect-button'
import { StatusBadge } from './status-badge'
import { StatusSentence } from './status-sentence'

/** One account: a card on a phone, a row on a desk. */
export function AccountItem({ account, actions }: { account: AccountRow; actions: OwnerActions }) {
  const t = useTranslations('row')
  return (
    <li
      data-testid="account"
      data-account={account.id}
      className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3.5 gap-y-3 px-4 py-4 md:grid-cols-[auto_minmax(0,5fr)_minmax(0,7fr)_9.5rem_auto] md:px-5"
    >
      <ProviderIcon provider={account.provider} />
      <div className="min-w-0">
        <Link
          href={`/accounts/${account.id}`}
          className="block truncate font-medium underline-offset-4 hover:underline max-md:-mt-2.5 max-md:-mb-1 max-md:py-2.5"
        >
          {account.name}
        </Link>
        <p className="truncate text-sm text-soft">
          {providerNames[account.provider]}
          {account.identity && account.identity !== account.name && <> · {account.identity}</>}
        </p>
      </div>

      <div className="min-w-0 max-md:col-span-3 max-md:row-start-2">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-soft">
          <StatusBadge status={account.status} repairing={account.repairing} />
          <span>
            <span className="sr-only">{t('since')} </span>
            <RelativeTime at={account.statusSince} />
          </span>
        </p>
        {account.status !== 'OK' && (
          <p className="mt-1.5 text-sm text-soft">
            <StatusSentence account={account} />
          </p>
        )}
        <p className="mt-1.5 text-[0.8125rem] text-faint">
          <LastVerified at={account.lastVerifiedAt} />
        </p>
      </div>

      <div className="max-md:col-span-3 max-md:row-start-3 max-md:empty:hidden">
        {asksOwner(account) && <ReconnectButton account={account} action={actions.reconnect} size="small" />}
        {account.status === 'DELETED' && (
          <Link href="/accounts/connect" className={buttonClass({ size: 'small', className: 'w-full' })}>
            <Plug /> {t('connectAgain')}
          </Link>
        )}
      </div>

      <div className="-mt-1 -mr-2 max-md:col-start-3 max-md:row-start-1">
        <AccountMenu account={account} actions={actions} />
      </div>
    </li>
  )
}
