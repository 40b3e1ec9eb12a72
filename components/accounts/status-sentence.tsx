import { useNow, useTranslations } from 'next-intl'
import { providerNames } from '@/lib/accounts/providers'
import type { AccountRow } from '@/lib/accounts/queries'
import { badgeWord } from '@/lib/accounts/status'
import { ClockTime } from '../ui/clock-time'

type Told = Pick<
  AccountRow,
  'provider' | 'status' | 'repairing' | 'nextTryAt' | 'statusReason' | 'name' | 'identity'
>

/** The one sentence under a badge: what it means for the owner. */
export function StatusSentence({ account }: { account: Told }) {
  const t = useTranslations('status')
  const now = useNow()
  const { nextTryAt } = account
  if (badgeWord(account) === 'REPAIRING') {
    const isLater = nextTryAt !== null && nextTryAt > now
    return t.rich('repairing', {
      when: isLater ? 'later' : 'now',
      time: () => nextTryAt && <ClockTime at={nextTryAt} />,
    })
  }
  const names = { provider: account.provider, providerName: providerNames[account.provider] }
  if (account.statusReason === 'WRONG_ACCOUNT' && account.status !== 'OK') {
    return t('wrongAccount', { ...names, expected: account.identity ?? account.name })
  }
  return t(`sentence.${account.status}`, names)
}
