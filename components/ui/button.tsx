import type { ComponentProps } from 'react'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'regular' | 'small' | 'large'

const base =
  'inline-flex items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap select-none ' +
  'transition-colors duration-100 disabled:opacity-60 aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0'

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'bg-surface text-ink border border-line-strong/70 hover:bg-sunken hover:border-line-strong',
  quiet: 'text-soft hover:bg-sunken hover:text-ink',
  danger: 'bg-danger text-surface hover:bg-danger-hover',
}

/** 44 px for fingers, less for a mouse. */
const sizes: Record<ButtonSize, string> = {
  small: 'h-11 px-3.5 text-sm md:h-8 md:px-3',
  regular: 'h-11 px-4 text-[0.9375rem] md:h-10 md:text-sm',
  large: 'h-12 px-5 text-base',
}

interface Look {
  variant?: ButtonVariant
  size?: ButtonSize
  className?: string
}

/** The look of a button, also used for links. */
export function buttonClass({ variant = 'secondary', size = 'regular', className = '' }: Look = {}): string {
  return `${base} ${variants[variant]} ${sizes[size]} ${className}`
}

export function Button({
  variant,
  size,
  className,
  type = 'button',
  ...rest
}: Look & ComponentProps<'button'>) {
  return <button type={type} className={buttonClass({ variant, size, className })} {...rest} />
}
