import type { ReactNode } from 'react'
import type { AuthMethod } from '@/lib/generated/prisma/enums'
import type { FormAction } from '../form-action'
import { ProviderIcon } from '../ui/provider-icon'
import { Scene } from '../ui/scene'
import type { FormAnswer } from './auth-actions'
import { MethodForm } from './method-form'
import type { Place } from './paths'

interface MethodSceneProps {
  place: Place
  method: AuthMethod
  others: AuthMethod[]
  /** What is known of the login already. */
  form?: Record<string, string>
  /** The account to repair, if it is a repair. */
  accountName?: string
  start: FormAction<FormAnswer>
  /** To the hosted page of this provider or account. */
  leave: FormAction<{ url: string }>
  leaveValues: Record<string, string>
  children?: ReactNode
}

/** The page that starts one way of logging in. Opening it changes nothing: its button acts. */
export function MethodScene({ children, ...props }: MethodSceneProps) {
  return (
    <Scene>
      <div data-testid="method" data-method={props.method} className="grid gap-6">
        {children}
        <div className="-mb-2 flex justify-center">
          <ProviderIcon provider={props.place.provider} size="large" />
        </div>
        <MethodForm {...props} />
      </div>
    </Scene>
  )
}
