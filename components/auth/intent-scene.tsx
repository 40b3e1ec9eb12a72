import type { IntentView } from '@/lib/logins/view-intent'
import { type CableState, PatchCable } from '../accounts/patch-cable'
import { ProviderIcon } from '../ui/provider-icon'
import { Scene } from '../ui/scene'
import type { AuthActions } from './auth-actions'
import { IntentDone, IntentEnded } from './intent-end'
import { IntentLive } from './intent-live'
import { IntentStep } from './intent-step'
import { IntentTools } from './intent-tools'

interface IntentSceneProps {
  view: IntentView
  /** The token of the reconnect link that opened it. */
  token?: string
  isSignedIn: boolean
  actions: AuthActions
}

const cables: Record<IntentView['state'], CableState> = {
  PENDING: 'busy',
  SUCCEEDED: 'plugged',
  FAILED: 'unplugged',
}

/** The current state of an attempt: the same after a refresh, in another tab, on another device. */
export function IntentScene({ view, token, isSignedIn, actions }: IntentSceneProps) {
  const { step } = view
  const isPending = view.state === 'PENDING'
  const needsCare = view.isBusy || step?.kind === 'UNSURE' || step?.kind === 'CHECKING' || !step
  const end = { view, token, isSignedIn }
  // A QR code or a form needs the space more than the picture does.
  const isLoading = step?.kind === 'CHECKPOINT' && step.checkpoint.type === 'LOADING'
  const isSmall = isPending && !isLoading && ['QR', 'FORM', 'CHECKPOINT'].includes(step?.kind ?? '')
  return (
    <Scene
      picture={
        isSmall ? undefined : (
          <PatchCable
            left={<ProviderIcon provider={view.provider} size="large" />}
            state={step?.kind === 'QR_EXPIRED' && isPending ? 'unplugged' : cables[view.state]}
          />
        )
      }
    >
      <div
        data-testid="intent"
        data-state={view.state}
        data-step={!isPending ? undefined : step?.kind === 'CHECKPOINT' ? step.checkpoint.type : step?.kind}
        data-failure={view.failure ?? undefined}
        className="grid gap-6 [&>[role=alert]:empty]:contents"
      >
        {isSmall && (
          <div className="-mb-2 flex justify-center">
            <ProviderIcon provider={view.provider} size="large" />
          </div>
        )}
        {view.state === 'SUCCEEDED' && <IntentDone {...end} />}
        {view.state === 'FAILED' && <IntentEnded {...end} />}
        {isPending && (
          <>
            <IntentStep view={view} token={token} now={view.now} actions={actions} />
            <IntentTools view={view} token={token} actions={actions} />
            <IntentLive intentId={view.id} token={token} lookEveryMs={needsCare ? 2_500 : null} />
          </>
        )}
      </div>
    </Scene>
  )
}
