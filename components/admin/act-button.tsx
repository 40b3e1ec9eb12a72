'use client'

import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAccountAction } from '../accounts/use-account-action'
import type { FormAction } from '../form-action'
import { Button, type ButtonSize } from '../ui/button'

interface ActButtonProps<T> {
  accountId: string
  action: FormAction<T>
  done: string
  icon: ReactNode
  children: ReactNode
  size?: ButtonSize
}

/** A button whose result appears in a toast. */
export function ActButton<T>({ accountId, action, done, icon, children, size }: ActButtonProps<T>) {
  const [run, pending] = useAccountAction(action, accountId, () => ({ tone: 'ok', text: done }))
  return (
    <Button size={size} onClick={() => !pending && run()} aria-busy={pending || undefined} className="w-full">
      {pending ? <LoaderCircle className="animate-spin" /> : icon}
      {children}
    </Button>
  )
}
