import { useTranslations } from 'next-intl'
import { providerNames } from '@/lib/accounts/providers'
import type { AccountRow } from '@/lib/accounts/queries'

type Told = Pick<AccountRow, 'provider' | 'status' | 'statusReason' | 'name' | 'identity'>

/** The one sentence under a badge: what it means for the owner. */
export function StatusSentence({ account }: { account: Told }) {
  const t = useTranslations('status')
  const names = { provider: account.provider, providerName: providerNames[account.provider] }
  if (account.statusReason === 'WRONG_ACCOUNT' && account.status !== 'OK') {
    return t('wrongAccount', { ...names, expected: account.identity ?? account.name })
  }
  return t(`sentence.${account.status}`, names)
}
