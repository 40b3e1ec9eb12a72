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
  /** What screen readers say, when the visible text alone does not name the object. */
  label?: string
  /** Busy with something after the form, such as leaving the page. */
  busy?: boolean
}

/** Submits its form once: while waiting for the answer it stays focusable, says so, and does nothing. */
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
