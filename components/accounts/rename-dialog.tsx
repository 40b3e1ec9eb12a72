'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import type { AccountRow } from '@/lib/accounts/queries'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { InputField } from '../ui/field'
import { SubmitButton } from '../ui/submit-button'
import { useToast } from '../ui/toast'

interface RenameDialogProps {
  account: Pick<AccountRow, 'id' | 'label' | 'gatewayName'>
  action: FormAction
  open: boolean
  onClose: () => void
}

export function RenameDialog({ account, action, open, onClose }: RenameDialogProps) {
  const t = useTranslations('rename')
  return (
    <Dialog open={open} onClose={onClose} title={t('title')}>
      <RenameForm account={account} action={action} onClose={onClose} />
    </Dialog>
  )
}

function RenameForm({ account, action, onClose }: Omit<RenameDialogProps, 'open'>) {
  const t = useTranslations('rename')
  const ui = useTranslations('ui')
  const toast = useToast()
  const [label, setLabel] = useState(account.label ?? '')
  const [result, submit] = useActionState<Awaited<ReturnType<FormAction>>, FormData>(
    async (previous, form) => {
      const answer = await action(previous, form)
      if (answer?.ok) {
        toast({ tone: 'ok', text: t('done') })
        onClose()
      }
      return answer
    },
    null,
  )

  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="accountId" value={account.id} />
      <InputField
        label={t('label')}
        hint={t('hint', { name: account.gatewayName })}
        name="label"
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        maxLength={80}
        autoComplete="off"
      />
      <ActionError result={result} />
      <div className="flex justify-end gap-2.5">
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </form>
  )
}
