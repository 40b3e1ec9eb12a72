'use client'

import type { IntentView } from '@/lib/logins/view-intent'
import type { IntentStepProps } from './auth-actions'
import { Resend } from './checkpoint-step'
import { OtherMethods } from './other-methods'
import type { Place } from './paths'
import { SendForm } from './send-form'
import { useProviderWords } from './use-provider-words'

/** What every step offers below it: another code, another way to log in, cancel. */
export function IntentTools({ view, token, actions }: Omit<IntentStepProps, 'now'>) {
  const { t } = useProviderWords(view.provider)
  const { step } = view
  if (step?.kind === 'CHECKING') return null
  return (
    <div className="grid gap-3 border-t border-line pt-5">
      <Resend view={view} token={token} actions={actions} />
      {step?.kind !== 'UNSURE' && (
        <OtherMethods place={placeOf(view, token)} methods={view.otherMethods} t={t} />
      )}
      <SendForm action={actions.cancel} hidden={{ intentId: view.id, token }}>
        {t('cancel')}
      </SendForm>
    </div>
  )
}

export function placeOf(view: IntentView, token: string | undefined): Place {
  const { provider } = view
  if (token !== undefined) return { kind: 'link', provider, token }
  if (view.kind === 'RECONNECT' && view.account)
    return { kind: 'reconnect', provider, accountId: view.account.id }
  return { kind: 'connect', provider }
}
