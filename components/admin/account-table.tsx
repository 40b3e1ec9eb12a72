import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { AdminAccountRow } from '@/lib/accounts/admin-queries'
import { providerNames } from '@/lib/accounts/providers'
import { LastVerified } from '../accounts/last-verified'
import { StatusBadge } from '../accounts/status-badge'
import { ClockTime } from '../ui/clock-time'
import { ProviderIcon } from '../ui/provider-icon'
import { RelativeTime } from '../ui/relative-time'
import { Table, Td, Th } from '../ui/table'

export function AccountTable({ accounts }: { accounts: AdminAccountRow[] }) {
  const t = useTranslations('admin')
  return (
    <Table
      caption={t('tableCaption')}
      head={
        <>
          <Th>{t('account')}</Th>
          <Th>{t('owner')}</Th>
          <Th>{t('status')}</Th>
          <Th>{t('since')}</Th>
          <Th>{t('verified')}</Th>
        </>
      }
    >
      {accounts.map((account) => (
        <tr key={account.id} data-testid="admin-account" className="relative hover:bg-sunken/50">
          <Td className="min-w-56">
            <span className="flex items-center gap-3">
              <ProviderIcon provider={account.provider} size="small" />
              <span className="min-w-0">
                <Link
                  href={`/admin/accounts/${account.id}`}
                  className="block max-w-64 truncate font-medium underline-offset-4 after:absolute after:inset-0 hover:underline"
                >
                  {account.name}
                </Link>
                <span className="block max-w-64 truncate text-soft">
                  {providerNames[account.provider]}
                  {account.identity && account.identity !== account.name && <> · {account.identity}</>}
                </span>
              </span>
            </span>
          </Td>
          <Td className="max-w-60">
            <span className="block truncate">{account.owner.name ?? account.owner.email}</span>
            {account.owner.name && <span className="block truncate text-soft">{account.owner.email}</span>}
          </Td>
          <Td>
            <StatusBadge status={account.status} repairing={account.repairing} />
            {account.nextTryAt && <NextTry at={account.nextTryAt} />}
          </Td>
          <Td className="whitespace-nowrap text-soft">
            <RelativeTime at={account.statusSince} />
          </Td>
          <Td className="whitespace-nowrap text-soft">
            <LastVerified at={account.lastVerifiedAt} bare />
          </Td>
        </tr>
      ))}
    </Table>
  )
}

function NextTry({ at }: { at: Date }) {
  const t = useTranslations('admin')
  return (
    <span className="mt-1 block whitespace-nowrap text-soft">
      {t.rich('nextTry', { time: () => <ClockTime at={at} /> })}
    </span>
  )
}
