import { accountsOf, addAccount, findAccount, startSettling, takeIdentity } from '../core/accounts.ts'
import { announceStatus } from '../core/announce.ts'
import type { Context } from '../core/context.ts'
import { announceEvent, type EventOptions } from '../core/events.ts'
import type { Ending, Intent } from '../core/intent.ts'
import { getProvider, type ProviderName } from '../core/providers.ts'
import { refuse } from '../core/refusals.ts'
import type { Account, Gateway, Identity, V2Part } from '../core/state.ts'
import type { PersonaName } from '../personas.ts'

export type SignedIn = {
  gateway: Gateway
  id?: string
  provider: ProviderName
  identity: Identity
  target: Account | null
  persona: PersonaName
  v2?: Partial<V2Part>
  /** Null: nobody is notified. */
  announce: EventOptions | null
}

/** Gives a person who has proved their identity their account: a new one, or the repaired target. */
export function completeSignIn(context: Context, signedIn: SignedIn): Ending {
  const { gateway, identity, target, persona, announce } = signedIn
  const type = getProvider(signedIn.provider).type
  const isOther = target && target.identity.id !== identity.id
  if (isOther && persona !== 'other') return refuse('mismatch')
  const twin = findTwin(context, signedIn)
  if (twin) return refuse('exists', twin.id)
  if (!target) {
    const account = addAccount(context, { gateway, id: signedIn.id, type, identity, v2: signedIn.v2 })
    if (announce) announceStatus(context, account, 'CREATION_SUCCESS', announce)
    if (account.v2?.initialSync) announceEvent(context, account, 'account.initial_sync.running')
    return { kind: 'account', account, created: true }
  }
  if (isOther) takeIdentity(context, target, identity)
  if (target.v2) Object.assign(target.v2, signedIn.v2, { isLocked: false })
  startSettling(context, target)
  if (announce) announceStatus(context, target, 'RECONNECTED', announce)
  return { kind: 'account', account: target, created: false }
}

export function completeIntent(context: Context, intent: Intent): Ending {
  const { gateway, id, provider, identity, persona, v2, state, targetId } = intent
  const target = targetId === null ? null : findAccount(context, targetId)
  if (targetId !== null && !target) return refuse('expired', 'The account to reconnect is gone.')
  if (!identity) return refuse('internal')
  if (intent.twofa === 'wrong') return refuse('invalid_credentials')
  const stateIn = persona === 'state-envelope' ? 'envelope' : context.state.modes.hostedV2.stateIn
  const announce = { state, stateIn } as const
  return completeSignIn(context, { gateway, id, provider, identity, target, persona, v2, announce })
}

type Person = Pick<SignedIn, 'gateway' | 'provider' | 'identity' | 'target'>

// Vendor: v2 refuses a second account of the same person; for v1, nothing like it is documented.
export function findTwin(context: Context, { gateway, provider, identity, target }: Person): Account | null {
  if (gateway !== 'v2') return null
  const { type } = getProvider(provider)
  const twin = accountsOf(context, gateway).find(
    (account) => account.type === type && account.identity.id === identity.id && account !== target,
  )
  return twin ?? null
}

/** Persona `exists`: this person's account already exists, and nobody was notified of it. */
export function leaveTwin(context: Context, person: Person) {
  const { gateway, provider, identity } = person
  if (gateway !== 'v2' || findTwin(context, person)) return
  addAccount(context, { gateway, type: getProvider(provider).type, identity }).settlesAt = null
}
