'use client'

import { type ComponentProps, useActionState, useEffect, useRef } from 'react'
import type { GatewayFault } from '@/lib/gateway/gateway-error'
import type { Provider } from '@/lib/generated/prisma/enums'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { InputField } from '../ui/field'
import { SubmitButton } from '../ui/submit-button'
import { FaultNotice } from './fault-notice'
import { HiddenFields } from './hidden-fields'
import { useProviderWords } from './use-provider-words'

interface CodeFormProps {
  provider: Provider
  fault: GatewayFault | null
  viaLink: boolean
  action: FormAction
  hidden: Record<string, string | undefined>
  isBusy: boolean
  kind?: 'code' | 'phone' | 'any'
}

const inputs: Record<NonNullable<CodeFormProps['kind']>, ComponentProps<'input'>> = {
  code: { inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 40 },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel', maxLength: 30 },
  any: { autoComplete: 'one-time-code', maxLength: 200 },
}

/**
 * A code, or the number it is sent to. Sent by its button only: how long a code is differs, and every wrong one counts.
 * After a wrong one the field is empty, says so and has the focus.
 */
export function CodeForm({ provider, fault, viaLink, action, hidden, isBusy, kind = 'code' }: CodeFormProps) {
  const { t, names } = useProviderWords(provider)
  const [result, submit] = useActionState(action, null)
  const field = useRef<HTMLDivElement>(null)
  const isPhone = kind === 'phone'
  const isBad = result && !result.ok && result.code === 'INVALID_INPUT'
  const isWrong = fault === 'INVALID_CODE' && !isBad

  useEffect(() => {
    field.current?.querySelector('input')?.focus()
  }, [])
  useEffect(() => {
    if (result) field.current?.querySelector('input')?.focus()
  }, [result])

  const error = isPhone
    ? (isBad || isWrong) && t('invalid.PHONE')
    : isBad
      ? t('invalid.REQUIRED')
      : isWrong && t('fault.INVALID_CODE')
  return (
    <form action={submit} className="grid gap-4 [&>[role=alert]:empty]:contents" data-testid="code-form">
      <HiddenFields values={{ ...hidden, kind }} />
      {!isWrong && <FaultNotice fault={fault} provider={provider} viaLink={viaLink} />}
      <div ref={field} aria-live="polite">
        <InputField
          label={t(isPhone ? 'step.phone' : 'step.code')}
          hint={isPhone ? t('step.phoneHelp') : undefined}
          error={error || undefined}
          name="code"
          required
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          {...inputs[kind]}
        />
      </div>
      {!isBad && <ActionError result={result} />}
      <SubmitButton size="large" className="w-full" busy={isBusy}>
        {t(isPhone ? 'step.phoneSend' : 'step.confirm', names)}
      </SubmitButton>
    </form>
  )
}
