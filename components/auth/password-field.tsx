'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type ReactNode, useId, useState } from 'react'
import { control, described, Shell } from '../ui/field'

interface PasswordFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'defaultValue' | 'value'> {
  label: string
  note?: ReactNode
  hint?: ReactNode
  error?: string | undefined
}

/** A password: never filled in by us, shown while its owner wants to check it. */
export function PasswordField({ label, note, hint, error, ...rest }: PasswordFieldProps) {
  const t = useTranslations('auth')
  const id = useId()
  const [isShown, setShown] = useState(false)
  return (
    <Shell
      id={id}
      label={
        <>
          {label} {note}
        </>
      }
      hint={hint}
      error={error}
    >
      <span className="relative block">
        <input
          id={id}
          type={isShown ? 'text' : 'password'}
          className={`${control} pr-24`}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          {...described(id, hint, error)}
          {...rest}
        />
        <button
          type="button"
          aria-controls={id}
          onClick={() => setShown(!isShown)}
          className="absolute inset-y-0 right-0 inline-flex items-center gap-1.5 rounded-control px-3 text-sm text-soft hover:text-ink"
        >
          {isShown ? <EyeOff className="size-4" /> : <Eye className="size-4" />}
          {isShown ? t('hide') : t('show')}
          <span className="sr-only">{label}</span>
        </button>
      </span>
    </Shell>
  )
}
