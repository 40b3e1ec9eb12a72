import Link from 'next/link'
import { useNow, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { AccountDetail } from '@/lib/accounts/queries'
import { isSilent, type Try } from '@/lib/accounts/self-repair'
import { asksOwner } from '@/lib/accounts/status'
import { ClockTime } from '../ui/clock-time'
import { ExactTime } from '../ui/exact-time'
import { RelativeTime } from '../ui/relative-time'

interface SelfRepairPanelProps {
  account: AccountDetail
  viewer: 'owner' | 'admin'
}

/** For a broken account that a paired browser can repair: what was tried, what comes next, and what is in the way. */
export function SelfRepairPanel({ account, viewer }: SelfRepairPanelProps) {
  const { selfRepair, outage } = account
  if (!selfRepair || !outage) return null
  return (
    <div data-testid="self-repair" className="mt-4 grid gap-3 text-sm text-soft empty:hidden">
      <Tries tries={selfRepair.tries} nextTryAt={account.nextTryAt} viewer={viewer} />
      {account.status === 'CREDENTIALS' && account.statusReason === null && (
        <Hint account={account} selfRepair={selfRepair} viewer={viewer} />
      )}
    </div>
  )
}

interface TriesProps extends Pick<SelfRepairPanelProps, 'viewer'> {
  tries: Try[]
  nextTryAt: Date | null
}

function Tries({ tries, nextTryAt, viewer }: TriesProps) {
  const t = useTranslations('selfRepair')
  if (tries.length === 0 && !nextTryAt) return null
  return (
    <div>
      <h2 className="mb-1.5 font-medium text-ink">{t('tries')}</h2>
      <ol className="grid gap-1">
        {tries.map(({ at, result }) => (
          <Line key={at.toISOString()} at={at}>
            {t(`result.${result ?? 'RUNNING'}`, { viewer })}
          </Line>
        ))}
        {nextTryAt && (
          <Line at={nextTryAt}>{t.rich('next', { time: () => <RelativeTime at={nextTryAt} ahead /> })}</Line>
        )}
      </ol>
    </div>
  )
}

function Line({ at, children }: { at: Date; children: ReactNode }) {
  return (
    <li className="flex flex-wrap gap-x-3">
      <span className="min-w-12 text-ink tabular-nums">
        <ClockTime at={at} />
      </span>
      <span className="min-w-0 flex-1 basis-56">{children}</span>
    </li>
  )
}

type HintProps = SelfRepairPanelProps & { selfRepair: NonNullable<AccountDetail['selfRepair']> }

/** What would help from the browser's side. */
function Hint({ account, selfRepair, viewer }: HintProps) {
  const t = useTranslations('selfRepair')
  const now = useNow()
  const { browser } = selfRepair
  const link = (words: ReactNode) => viewer === 'owner' && <ToExtension>{words}</ToExtension>
  if (!browser) return <p>{t.rich('noBrowser', { link })}</p>
  if (browser.isSignedOut) return <p>{t('signedOut', { browser: browser.name })}</p>
  if (isSilent(selfRepair, now)) {
    const time = () => <ExactTime at={browser.seenAt} />
    return <p>{t.rich('silent', { browser: browser.name, time, link })}</p>
  }
  if (!asksOwner(account) || viewer === 'admin') return null
  return <p>{t('fresh', { browser: browser.name })}</p>
}

export function ToExtension({ children }: { children: ReactNode }) {
  return (
    <Link href="/settings#extension" className="text-accent-ink underline underline-offset-4">
      {children}
    </Link>
  )
}
