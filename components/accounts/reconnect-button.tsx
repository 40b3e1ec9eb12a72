import { KeyRound, RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { AccountRow } from '@/lib/accounts/queries'
import { nextAction } from '@/lib/accounts/status'
import type { FormAction } from '../form-action'
import type { ButtonSize } from '../ui/button'
import { LeavingForm } from '../ui/leaving-form'

interface ReconnectButtonProps {
  account: Pick<AccountRow, 'id' | 'name' | 'status'>
  action: FormAction<{ url: string }>
  size?: ButtonSize
  className?: string
}

/** Leads to the hosted page of exactly this account. Primary only where its owner must act. */
export function ReconnectButton({ account, action, size, className }: ReconnectButtonProps) {
  const t = useTranslations('row')
  const next = nextAction(account.status)
  const isGrant = next === 'grant'
  return (
    <LeavingForm
      action={action}
      values={{ accountId: account.id }}
      formClassName={className}
      className="w-full"
      size={size}
      variant={isGrant || next === 'reconnect' ? 'primary' : 'secondary'}
      icon={isGrant ? <KeyRound /> : <RefreshCw />}
      label={isGrant ? t('grantNamed', { name: account.name }) : t('reconnectNamed', { name: account.name })}
    >
      {isGrant ? t('grant') : t('reconnect')}
    </LeavingForm>
  )
}
