import { KeyRound, RefreshCw } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { AccountRow } from '@/lib/accounts/queries'
import { asksOwner, nextAction } from '@/lib/accounts/status'
import { isTyped } from '@/lib/intents/typed-method'
import { methodPath } from '../auth/paths'
import type { FormAction } from '../form-action'
import { type ButtonSize, buttonClass } from '../ui/button'
import { LeavingForm } from '../ui/leaving-form'

interface ReconnectButtonProps {
  account: Pick<AccountRow, 'id' | 'name' | 'status' | 'repairing' | 'provider' | 'method'>
  action: FormAction<{ url: string }>
  size?: ButtonSize
  className?: string
}

/**
 * Leads to the login of exactly this account, by the method it was connected with: the hosted page, or a form of ours.
 * Primary only where its owner must act.
 */
export function ReconnectButton({ account, action, size, className }: ReconnectButtonProps) {
  const t = useTranslations('row')
  const isGrant = nextAction(account.status) === 'grant'
  const variant = asksOwner(account) ? 'primary' : 'secondary'
  const icon = isGrant ? <KeyRound /> : <RefreshCw />
  const label = isGrant
    ? t('grantNamed', { name: account.name })
    : t('reconnectNamed', { name: account.name })
  const word = isGrant ? t('grant') : t('reconnect')
  if (isTyped(account.method)) {
    const href = methodPath({ kind: 'reconnect', ...account, accountId: account.id }, account.method)
    return (
      <Link href={href} aria-label={label} className={buttonClass({ variant, size, className })}>
        {icon} {word}
      </Link>
    )
  }
  return (
    <LeavingForm
      action={action}
      values={{ accountId: account.id }}
      formClassName={className}
      className="w-full"
      size={size}
      variant={variant}
      icon={icon}
      label={label}
    >
      {word}
    </LeavingForm>
  )
}
