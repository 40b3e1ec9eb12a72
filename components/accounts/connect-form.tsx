'use client'

import { ArrowRight, Check } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState, useState } from 'react'
import type { Provider } from '@/lib/generated/prisma/enums'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { buttonClass } from '../ui/button'
import { SubmitButton } from '../ui/submit-button'
import { useLeaving } from '../use-leaving'

export interface ConnectOption {
  provider: Provider
  name: string
  hint: string
  icon: ReactNode
  /** The ways to connect it, best first. One without `href` is the hosted page, which this form leads to. */
  ways: { label: string; hint: string; href: string | null }[]
}

interface ConnectFormProps {
  options: ConnectOption[]
  action: FormAction<{ url: string }>
}

/** One provider, several or all: the next page offers what is checked here, or everything if nothing is. */
export function ConnectForm({ options, action }: ConnectFormProps) {
  const t = useTranslations('connect')
  const [result, submit] = useActionState(action, null)
  const isLeaving = useLeaving(result)
  const [chosen, setChosen] = useState<Provider[]>([])
  // The hosted page takes several providers at once; those it does not have are connected one at a time.
  const isAlone = (provider: Provider) =>
    !options.find((option) => option.provider === provider)?.ways.some(({ href }) => href === null)
  const toggle = (provider: Provider) =>
    setChosen((current) => {
      if (current.includes(provider)) return current.filter((other) => other !== provider)
      return isAlone(provider) ? [provider] : [...current.filter((other) => !isAlone(other)), provider]
    })
  const only = chosen.length === 1 ? options.find(({ provider }) => provider === chosen[0]) : undefined

  return (
    // React resets a form after its action, including the boxes that are still checked here.
    <form action={submit} onReset={(event) => event.preventDefault()} className="grid gap-5">
      <fieldset>
        <legend className="mb-3 font-medium">{t('which')}</legend>
        <div className="grid gap-2.5 sm:grid-cols-2">
          <Choice
            className="sm:col-span-2"
            name={t('any')}
            hint={t('anyHint')}
            checked={chosen.length === 0}
            onChange={() => setChosen([])}
          />
          {options.map((option) => (
            <Choice
              key={option.provider}
              value={option.provider}
              name={option.name}
              hint={option.hint}
              icon={option.icon}
              checked={chosen.includes(option.provider)}
              onChange={() => toggle(option.provider)}
            />
          ))}
        </div>
      </fieldset>
      <ActionError result={result} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 max-md:sticky max-md:bottom-0 max-md:-mx-4 max-md:border-t max-md:border-line max-md:bg-paper max-md:px-4 max-md:py-3">
        {only?.ways.some(({ href }) => href !== null) ? (
          <Ways option={only} isLeaving={isLeaving} />
        ) : (
          <SubmitButton busy={isLeaving} size="large" className="max-md:w-full" icon={<ArrowRight />}>
            {only ? t('connectOne', { provider: only.name }) : t('continue', { count: chosen.length })}
          </SubmitButton>
        )}
        <p className="text-sm text-soft" aria-live="polite">
          {chosen.length === 0 ? t('noneChosen') : only ? only.ways[0]?.hint : t('someChosen')}
        </p>
      </div>
    </form>
  )
}

/** How to connect the one that is chosen. */
function Ways({ option, isLeaving }: { option: ConnectOption; isLeaving: boolean }) {
  const t = useTranslations('connect')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a legend that is read twice
    <div
      role="group"
      aria-label={t('connectOne', { provider: option.name })}
      data-testid="ways"
      className="flex flex-wrap gap-2.5 max-md:grid max-md:w-full"
    >
      {option.ways.map(({ label, href }, position) => {
        const variant = position === 0 ? 'primary' : 'secondary'
        return href ? (
          <Link key={label} href={href} className={buttonClass({ variant, size: 'large' })}>
            {label}
          </Link>
        ) : (
          <SubmitButton key={label} variant={variant} size="large" busy={isLeaving}>
            {label}
          </SubmitButton>
        )
      })}
    </div>
  )
}

interface ChoiceProps {
  /** The value that the form sends; without it, the box only means “none of the others”. */
  value?: Provider
  name: string
  hint: string
  icon?: ReactNode
  checked: boolean
  onChange: () => void
  className?: string
}

function Choice({ value, name, hint, icon, className = '', ...input }: ChoiceProps) {
  return (
    <label
      className={`card relative flex min-h-16 items-center gap-3 p-3 transition-colors hover:border-line-strong has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink ${className}`}
    >
      {/* Reached by keyboard on a phone, it stops above the bar at the bottom. */}
      <input
        type="checkbox"
        name={value && 'providers'}
        value={value}
        className="peer sr-only max-md:scroll-mb-44"
        {...input}
      />
      {icon}
      <span className="min-w-0 grow">
        <span className="block font-medium">{name}</span>
        <span className="block text-sm text-soft">{hint}</span>
      </span>
      <span className="grid size-5 shrink-0 place-items-center rounded-md border border-line-strong text-transparent peer-checked:border-accent peer-checked:bg-accent peer-checked:text-on-accent">
        <Check className="size-3.5" strokeWidth={3} />
      </span>
    </label>
  )
}
