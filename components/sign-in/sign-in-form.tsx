'use client'

import { Mail, MailCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState, useState } from 'react'
import type { ActionResult } from '@/lib/action'
import { ActionError } from '../ui/action-error'
import { Button } from '../ui/button'
import { InputField } from '../ui/field'
import { SubmitButton } from '../ui/submit-button'

/** The result of asking for a link, and the address as it was typed. */
export interface SignInState {
  result: ActionResult<unknown> | null
  email: string
}

interface SignInFormProps {
  action: (previous: SignInState, form: FormData) => Promise<SignInState>
  next: string | undefined
  /** Shown above the form. */
  children: ReactNode
}

export function SignInForm({ action, next, children }: SignInFormProps) {
  const [state, submit] = useActionState(action, { result: null, email: '' })
  const [again, setAgain] = useState<SignInState>()

  if (state.result?.ok && again !== state)
    return <CheckInbox email={state.email} onAgain={() => setAgain(state)} />
  return (
    <>
      {children}
      <AskForm state={again === state ? { ...state, result: null } : state} submit={submit} next={next} />
    </>
  )
}

interface AskFormProps {
  state: SignInState
  submit: (form: FormData) => void
  next: string | undefined
}

function AskForm({ state, submit, next }: AskFormProps) {
  const t = useTranslations('signIn')
  const refused = state.result && !state.result.ok ? state.result : null
  const isBadAddress = refused?.code === 'INVALID_INPUT'
  return (
    <form action={submit} className="grid gap-4">
      {next && <input type="hidden" name="next" value={next} />}
      <InputField
        label={t('email')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        required
        key={state.email}
        defaultValue={state.email}
        error={isBadAddress ? t('badEmail') : undefined}
      />
      {!isBadAddress && <ActionError result={refused} />}
      <SubmitButton size="large" className="w-full" icon={<Mail />}>
        {t('send')}
      </SubmitButton>
      <p className="text-sm text-soft">{t('noPassword')}</p>
    </form>
  )
}

function CheckInbox({ email, onAgain }: { email: string; onAgain: () => void }) {
  const t = useTranslations('signIn')
  return (
    <div role="status" data-testid="check-inbox" className="grid gap-4">
      <MailCheck className="size-8 text-ok-ink" strokeWidth={1.75} aria-hidden="true" />
      <div>
        <h1 className="text-xl font-semibold">{t('sentTitle')}</h1>
        <p className="mt-1.5 [overflow-wrap:anywhere]">
          {t.rich('sent', { email, b: (text) => <strong className="font-semibold">{text}</strong> })}
        </p>
      </div>
      <p className="text-sm text-soft">{t('sentHow')}</p>
      <details className="text-sm text-soft">
        <summary className="font-medium text-ink max-md:py-2">{t('notCome')}</summary>
        <ul className="mt-2 grid list-disc gap-1 pl-5">
          <li>{t('notComeSpam')}</li>
          <li>{t('notComeTypo', { email })}</li>
          <li>{t('notComeWait')}</li>
        </ul>
      </details>
      <Button onClick={onAgain}>{t('again')}</Button>
    </div>
  )
}
