import { type ComponentProps, type ReactNode, useId } from 'react'

interface FieldShell {
  label: ReactNode
  hint?: ReactNode
  error?: string
}

export const control =
  'w-full rounded-control border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-faint ' +
  'h-11 md:h-10 md:text-sm aria-invalid:border-danger'

/** A labelled input with its hint and its error, tied together for a screen reader. */
export function InputField({ label, hint, error, ...rest }: FieldShell & ComponentProps<'input'>) {
  const id = useId()
  return (
    <Shell id={id} label={label} hint={hint} error={error}>
      <input id={id} className={control} {...described(id, hint, error)} {...rest} />
    </Shell>
  )
}

export function SelectField({ label, hint, error, ...rest }: FieldShell & ComponentProps<'select'>) {
  const id = useId()
  return (
    <Shell id={id} label={label} hint={hint} error={error}>
      <Select id={id} {...described(id, hint, error)} {...rest} />
    </Shell>
  )
}

/** The browser's own select: every phone and screen reader knows it, and it needs no script. */
export function Select({ className = '', ...rest }: ComponentProps<'select'>) {
  return (
    <span className={`relative block ${className}`}>
      <select className={`${control} appearance-none pr-9`} {...rest} />
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-soft"
      >
        <path d="m4 6 4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      </svg>
    </span>
  )
}

export function described(id: string, hint: ReactNode, error: string | undefined) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined }
}

export function Shell({
  id,
  label,
  hint,
  error,
  children,
}: FieldShell & { id: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-danger-ink">
          {error}
        </p>
      )}
    </div>
  )
}
