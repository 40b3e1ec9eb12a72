'use client'

import { LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { AccountRow } from '@/lib/accounts/queries'
import { badgeWord } from '@/lib/accounts/status'
import { Button } from '../ui/button'
import type { Toast } from '../ui/toast'
import type { OwnerActions } from './owner-actions'
import { useAccountAction } from './use-account-action'

interface CheckButtonProps {
  account: Pick<AccountRow, 'id' | 'name'>
  action: OwnerActions['check']
  children: ReactNode
}

export function CheckButton({ account, action, children }: CheckButtonProps) {
  const [check, pending] = useCheck(account, action)
  return (
    <Button onClick={() => !pending && check()} aria-busy={pending || undefined}>
      {pending && <LoaderCircle className="animate-spin" />}
      {children}
    </Button>
  )
}

/** Asks the gateway about the account and shows the answer. Changes nothing at the gateway. */
export function useCheck(account: CheckButtonProps['account'], action: OwnerActions['check']) {
  const t = useTranslations('row')
  const label = useTranslations('status.label')
  return useAccountAction(
    action,
    account.id,
    (found): Toast => ({
      tone: found.status === 'OK' ? 'ok' : 'info',
      text: t('checked', { name: account.name, status: label(badgeWord(found)) }),
    }),
  )
}
