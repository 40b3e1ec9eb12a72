import type { ReactNode } from 'react'
import { ProviderIcon } from '../ui/provider-icon'
import { Scene } from '../ui/scene'
import { MethodForm, type MethodFormProps } from './method-form'

interface MethodSceneProps extends MethodFormProps {
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
