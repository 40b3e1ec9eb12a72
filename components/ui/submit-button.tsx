'use client'

import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonSize, type ButtonVariant } from './button'

export interface SubmitButtonProps {
  children: ReactNode
  icon?: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  className?: string
  disabled?: boolean
  /** What a screen reader hears, when the visible word alone does not say on what. */
  label?: string
  /** Busy with something after the form, such as leaving the page. */
  busy?: boolean
}

/** Submits its form once: while the answer is awaited it stays focusable, says so, and does nothing. */
export function SubmitButton({
  children,
  icon,
  label,
  variant = 'primary',
  busy = false,
  ...rest
}: SubmitButtonProps) {
  const pending = useFormStatus().pending || busy
  return (
    <Button
      type="submit"
      variant={variant}
      aria-label={label}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
      {...rest}
    >
      {pending ? <LoaderCircle className="animate-spin" /> : icon}
      {children}
    </Button>
  )
}
