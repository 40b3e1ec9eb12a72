'use client'

import { ArrowRight, ListChecks } from 'lucide-react'
import type { AuthMethod, Provider } from '@/lib/generated/prisma/enums'
import { isTyped } from '@/lib/intents/typed-method'
import type { FormAction } from '../form-action'
import { LeavingForm } from '../ui/leaving-form'
import type { FormAnswer } from './auth-actions'
import { LoginForm } from './login-form'
import { OtherMethods } from './other-methods'
import type { Place } from './paths'
import { StepWords } from './step-words'
import { useProviderWords } from './use-provider-words'

export interface MethodFormProps {
  place: Place
  method: AuthMethod
  others: AuthMethod[]
  /** What is already known of the login. */
  form?: Record<string, string>
  /** The account to repair, if it is a repair. */
  accountName?: string
  start: FormAction<FormAnswer>
  /** Goes to the hosted page of this provider or account. */
  leave: FormAction<{ url: string }>
  leaveValues: Record<string, string>
}

/** What you will need, the form, and the other ways to log in. */
export function MethodForm(props: MethodFormProps) {
  const { place, method, others, form = {}, accountName, start, leave, leaveValues } = props
  const { provider } = place
  const { t, names } = useProviderWords(provider)
  return (
    <>
      <StepWords title={t(`title.${place.kind === 'connect' ? 'CONNECT' : 'RECONNECT'}`, names)}>
        {accountName && <p className="-mt-1 text-lg [overflow-wrap:anywhere] text-ink">{accountName}</p>}
      </StepWords>
      <div className="flex gap-2.5 rounded-control bg-sunken px-3 py-3 text-sm">
        <ListChecks className="mt-0.5 size-4 shrink-0 text-soft" aria-hidden="true" />
        <div>
          <h2 className="font-medium">{t('need.label')}</h2>
          <p className="text-soft">{t(`need.${needOf(provider, method)}`, names)}</p>
        </div>
      </div>
      {isTyped(method) ? (
        <LoginForm
          provider={provider}
          method={method}
          full={false}
          form={form}
          fault={null}
          viaLink={place.kind === 'link'}
          action={start}
          hidden={{
            token: place.kind === 'link' ? place.token : undefined,
            accountId: place.kind === 'reconnect' ? place.accountId : undefined,
          }}
        />
      ) : (
        <LeavingForm
          action={leave}
          values={leaveValues}
          size="large"
          className="w-full"
          icon={<ArrowRight />}
        >
          {t('submit.HOSTED')}
        </LeavingForm>
      )}
      <OtherMethods place={place} methods={others} t={t} />
      {place.kind === 'link' && <p className="text-center text-sm text-soft">{t('linkSafe')}</p>}
    </>
  )
}

function needOf(provider: Provider, method: AuthMethod) {
  if (!isTyped(method)) return 'hosted'
  if (method === 'QR') return 'qr'
  if (method === 'OAUTH') return 'oauth'
  return provider === 'IMAP' ? 'mailbox' : 'password'
}
