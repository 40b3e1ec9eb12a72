import { KeyRound, RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { AccountRow } from '@/lib/accounts/queries'
import { nextAction } from '@/lib/accounts/status'
import type { FormAction } from '../form-action'
import { ActionForm } from '../ui/action-form'
import type { ButtonSize } from '../ui/button'
import { SubmitButton } from '../ui/submit-button'

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
    <ActionForm action={action} values={{ accountId: account.id }} className={className}>
      <SubmitButton
        size={size}
        className="w-full"
        variant={isGrant || next === 'reconnect' ? 'primary' : 'secondary'}
        icon={isGrant ? <KeyRound /> : <RefreshCw />}
        label={
          isGrant ? t('grantNamed', { name: account.name }) : t('reconnectNamed', { name: account.name })
        }
      >
        {isGrant ? t('grant') : t('reconnect')}
      </SubmitButton>
    </ActionForm>
  )
}
