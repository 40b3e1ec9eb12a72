'use client'

import { useActionState } from 'react'
import type { GatewayFault } from '@/lib/gateway/gateway-error'
import type { Provider } from '@/lib/generated/prisma/enums'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { SubmitButton } from '../ui/submit-button'
import { FaultNotice } from './fault-notice'
import { HiddenFields } from './hidden-fields'
import { useProviderWords } from './use-provider-words'

interface ChoiceFormProps {
  provider: Provider
  legend: string
  /** The name of the field that is sent. */
  name: 'code' | 'challenge'
  choices: { id: string; label: string; description?: string | null }[]
  fault: GatewayFault | null
  viaLink: boolean
  action: FormAction
  hidden: Record<string, string | undefined>
  isBusy: boolean
}

/** A choice among several, as radio buttons. The names come from outside, so long ones are cut. */
export function ChoiceForm(props: ChoiceFormProps) {
  const { provider, legend, name, choices, fault, viaLink, action, hidden, isBusy } = props
  const { t } = useProviderWords(provider)
  const [result, submit] = useActionState(action, null)
  return (
    <form action={submit} className="grid gap-4 [&>[role=alert]:empty]:contents" data-testid="choice-form">
      <HiddenFields values={hidden} />
      <FaultNotice fault={fault} provider={provider} viaLink={viaLink} />
      <fieldset className="grid gap-2.5">
        <legend className="sr-only">{legend}</legend>
        {choices.map((choice, position) => (
          <label
            key={choice.id}
            className="card flex min-h-14 cursor-pointer items-center gap-3 px-4 py-2.5 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink"
          >
            <input
              type="radio"
              name={name}
              value={choice.id}
              required
              defaultChecked={position === 0}
              className="size-5 shrink-0 accent-accent md:size-4"
            />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span className="line-clamp-2 font-medium">{choice.label}</span>
              {choice.description && (
                <span className="line-clamp-3 text-sm text-soft">{choice.description}</span>
              )}
            </span>
          </label>
        ))}
      </fieldset>
      <ActionError result={result} />
      <SubmitButton size="large" className="w-full" busy={isBusy}>
        {t('step.next')}
      </SubmitButton>
    </form>
  )
}
