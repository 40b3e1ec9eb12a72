import { useTranslations } from 'next-intl'
import type { AccountDetail } from '@/lib/accounts/queries'
import { badgeWord } from '@/lib/accounts/status'
import { LastVerified } from '../accounts/last-verified'
import { SelfRepairPanel } from '../accounts/self-repair-panel'
import { StatusBadge } from '../accounts/status-badge'
import { StatusSentence } from '../accounts/status-sentence'
import { ExactTime } from '../ui/exact-time'
import { RelativeTime } from '../ui/relative-time'

/** The same text that the owner reads, and what we did about it. */
export function AdminStatus({ account }: { account: AccountDetail }) {
  const t = useTranslations('admin')
  return (
    <section aria-label={t('status')} data-testid="status-panel" className="card px-5 py-5 md:px-6">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
        <StatusBadge status={account.status} repairing={account.repairing} />
        <RelativeTime at={account.statusSince} />
      </p>
      <p className="mt-3 text-soft">{t('ownerReads')}</p>
      <p className="mt-1 text-lg">
        <StatusSentence account={account} />
      </p>
      {account.outage && <OutageLine outage={account.outage} isQuiet={badgeWord(account) === 'REPAIRING'} />}
      <SelfRepairPanel account={account} viewer="admin" />
      <p className="mt-4 text-sm text-faint">
        <LastVerified at={account.lastVerifiedAt} />
      </p>
    </section>
  )
}

interface OutageLineProps {
  outage: NonNullable<AccountDetail['outage']>
  /** Its owner has not been asked. */
  isQuiet: boolean
}

function OutageLine({ outage, isQuiet }: OutageLineProps) {
  const t = useTranslations('admin')
  const { openedAt, askedAt, mailedAt } = outage
  if (isQuiet) {
    return (
      <p className="mt-3 text-sm text-soft" data-testid="outage">
        {t.rich('outageQuiet', { time: () => <ExactTime at={openedAt} /> })}
      </p>
    )
  }
  return (
    <p className="mt-3 text-sm text-soft" data-testid="outage">
      {t.rich('outageSince', { time: () => <ExactTime at={askedAt ?? openedAt} /> })}{' '}
      {mailedAt ? t.rich('outageMailed', { time: () => <ExactTime at={mailedAt} /> }) : t('outageNotMailed')}
    </p>
  )
}
