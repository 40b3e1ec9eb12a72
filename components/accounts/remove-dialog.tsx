'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { providerNames } from '@/lib/accounts/providers'
import type { AccountRow } from '@/lib/accounts/queries'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { InputField } from '../ui/field'
import { SubmitButton } from '../ui/submit-button'
import { useToast } from '../ui/toast'

interface RemoveDialogProps {
  account: Pick<AccountRow, 'id' | 'name' | 'provider'>
  action: FormAction
  open: boolean
  onClose: () => void
  onRemoved: () => void
}

/** Says what stops and what is deleted, and has the name typed, so that nobody removes an account by accident. */
export function RemoveDialog({ open, ...form }: RemoveDialogProps) {
  const t = useTranslations('remove')
  return (
    <Dialog open={open} onClose={form.onClose} title={t('title', { name: form.account.name })}>
      <RemoveForm {...form} />
    </Dialog>
  )
}

function RemoveForm({ account, action, onClose, onRemoved }: Omit<RemoveDialogProps, 'open'>) {
  const t = useTranslations('remove')
  const ui = useTranslations('ui')
  const toast = useToast()
  const [typed, setTyped] = useState('')
  const [result, submit] = useActionState<Awaited<ReturnType<FormAction>>, FormData>(
    async (previous, form) => {
      const answer = await action(previous, form)
      if (answer?.ok) {
        toast({ tone: 'ok', text: t('done', { name: account.name }) })
        onRemoved()
      }
      return answer
    },
    null,
  )

  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="accountId" value={account.id} />
      <ul className="grid list-disc gap-1.5 pl-5 text-sm text-soft">
        <li>{t('stops', { provider: providerNames[account.provider] })}</li>
        <li>{t('gateway')}</li>
        <li>{t('kept', { provider: providerNames[account.provider] })}</li>
      </ul>
      <InputField
        label={t.rich('type', {
          name: account.name,
          b: (text) => <strong className="font-semibold [overflow-wrap:anywhere]">{text}</strong>,
        })}
        name="typedName"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <ActionError result={result} />
      <div className="flex justify-end gap-2.5">
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <SubmitButton variant="danger">{t('confirm')}</SubmitButton>
      </div>
    </form>
  )
}
