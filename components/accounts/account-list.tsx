import { useTranslations } from 'next-intl'
import type { AccountRow } from '@/lib/accounts/queries'
import { AccountItem } from './account-item'
import type { OwnerActions } from './owner-actions'

export function AccountList({ accounts, actions }: { accounts: AccountRow[]; actions: OwnerActions }) {
  const t = useTranslations('accounts')
  return (
    <ul aria-label={t('list')} className="card divide-y divide-line">
      {accounts.map((account) => (
        <AccountItem key={account.id} account={account} actions={actions} />
      ))}
    </ul>
  )
}
