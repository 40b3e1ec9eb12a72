import { Plug, SearchCheck } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { AccountDetail } from '@/lib/accounts/queries'
import { asksOwner, badgeWord } from '@/lib/accounts/status'
import { buttonClass } from '../ui/button'
import { ExactTime } from '../ui/exact-time'
import { RelativeTime } from '../ui/relative-time'
import { CheckButton } from './check-button'
import { LastVerified } from './last-verified'
import type { OwnerActions } from './owner-actions'
import { ReconnectButton } from './reconnect-button'
import { SelfRepairPanel } from './self-repair-panel'
import { StatusBadge } from './status-badge'
import { StatusSentence } from './status-sentence'

interface StatusPanelProps {
  account: AccountDetail
  actions: Pick<OwnerActions, 'reconnect' | 'check'>
  /** The ways to log in other than the one it was connected with. */
  otherWays?: ReactNode
}

/** The account's status, what it means, and the one thing to do. */
export function StatusPanel({ account, actions, otherWays }: StatusPanelProps) {
  const t = useTranslations('account')
  const row = useTranslations('row')
  return (
    <section
      aria-label={t('statusLabel')}
      data-testid="status-panel"
      className={`card px-5 py-5 md:px-6 ${asksOwner(account) ? '!border-act-line' : ''}`}
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
        <StatusBadge status={account.status} repairing={account.repairing} />
        <RelativeTime at={account.statusSince} />
      </p>
      <p className="mt-3 text-lg">
        <StatusSentence account={account} />
      </p>
      <Mailed account={account} />
      <SelfRepairPanel account={account} viewer="owner" />
      <div className="mt-5 flex flex-wrap items-start gap-2.5">
        {account.status === 'DELETED' ? (
          <Link href="/accounts/connect" className={buttonClass({ variant: 'primary' })}>
            <Plug /> {row('connectAgain')}
          </Link>
        ) : (
          <ReconnectButton account={account} action={actions.reconnect} />
        )}
        <CheckButton account={account} action={actions.check}>
          <SearchCheck /> {t('check')}
        </CheckButton>
      </div>
      {account.status !== 'DELETED' && otherWays}
      <p className="mt-4 text-sm text-faint">
        <LastVerified at={account.lastVerifiedAt} />
      </p>
    </section>
  )
}

/** Whether the owner has been told, while an outage is open. */
function Mailed({ account }: { account: AccountDetail }) {
  const t = useTranslations('account')
  if (!account.outage) return null
  const { mailedAt } = account.outage
  const waiting = badgeWord(account) === 'REPAIRING' ? t('willAsk') : t('willMail')
  return (
    <p className="mt-1.5 text-sm text-soft" data-testid="outage">
      {mailedAt ? t.rich('mailed', { time: () => <ExactTime at={mailedAt} /> }) : waiting}
    </p>
  )
}
