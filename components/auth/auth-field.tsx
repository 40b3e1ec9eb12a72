'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Provider } from '@/lib/generated/prisma/enums'
import type { FormField } from '@/lib/logins/auth-form'
import type { FieldFault } from '@/lib/logins/parse-auth-form'
import { InputField, SelectField } from '../ui/field'
import { PasswordField } from './password-field'
import { useProviderWords } from './use-provider-words'

interface AuthFieldProps {
  field: FormField
  provider: Provider
  value: string
  fault: FieldFault | undefined
}

/** One input of a login form, drawn from its description. */
export function AuthField({ field, provider, value, fault }: AuthFieldProps) {
  const { t, names } = useProviderWords(provider)
  const { name, type, required, autocomplete } = field
  // Fields are data: their names are keys of the catalogue.
  const label = t(`field.${name as 'username'}`, names)
  const helpKey = (
    provider === 'IMAP' && type === 'password' && name !== 'proxyPassword' ? 'mailPassword' : name
  ) as 'email'
  const shared = {
    name,
    required,
    autoComplete: autocomplete ?? 'off',
    hint: t.has(`help.${helpKey}`) ? t(`help.${helpKey}`, names) : undefined,
    error: fault && t(`invalid.${fault}`),
    maxLength: 500,
  }
  const note = <Optional when={!required && (name === 'email' || name === 'twofa')} />

  if (type === 'password') return <PasswordField label={label} note={note} {...shared} />
  if (type === 'checkbox') return <Boxes field={field} label={label} value={value} {...shared} />
  if (type === 'select') {
    const { maxLength, ...select } = shared
    return (
      <SelectField label={label} defaultValue={value} {...select}>
        {!required && <option value="">{t('noOption')}</option>}
        {field.options?.map((option) => (
          <option key={option} value={option}>
            {t(`option.${option as 'default'}`)}
          </option>
        ))}
      </SelectField>
    )
  }
  return (
    <InputField
      label={
        <>
          {label} {note}
        </>
      }
      type={type === 'number' ? 'text' : type}
      inputMode={inputModes[type]}
      defaultValue={value}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...shared}
    />
  )
}

const inputModes = { text: undefined, email: 'email', tel: 'tel', number: 'numeric' } as const

function Optional({ when }: { when: boolean }) {
  const t = useTranslations('auth')
  return when && <span className="font-normal text-soft">({t('optional')})</span>
}

interface BoxesProps {
  field: FormField
  label: string
  value: string
  hint?: ReactNode
  error?: string | undefined
}

function Boxes({ field, label, value, hint, error }: BoxesProps) {
  const t = useTranslations('auth')
  const chosen = value.split(' ')
  const ids = `${field.name}-hint${error ? ` ${field.name}-error` : ''}`
  return (
    <fieldset aria-describedby={ids} className="grid gap-1.5">
      <legend className="mb-1.5 font-semibold">{label}</legend>
      <p id={`${field.name}-hint`} className="text-sm text-soft">
        {hint}
      </p>
      {field.options?.map((option) => (
        <label key={option} className="flex min-h-11 items-center gap-2.5 text-sm md:min-h-8">
          <input
            type="checkbox"
            name={field.name}
            value={option}
            defaultChecked={chosen.includes(option)}
            aria-invalid={error ? true : undefined}
            className="size-5 accent-accent md:size-4"
          />
          {t(`option.${option as 'default'}`)}
        </label>
      ))}
      {error && (
        <p id={`${field.name}-error`} className="text-sm font-medium text-danger-ink">
          {error}
        </p>
      )}
    </fieldset>
  )
}
