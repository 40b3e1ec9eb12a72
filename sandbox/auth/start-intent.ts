import { createHash } from 'node:crypto'
import type { Context } from '../core/context.ts'
import { identityOf } from '../core/identities.ts'
import { makeAccountId } from '../core/ids.ts'
import type { Answer, Checkpoint } from '../core/intent.ts'
import type { ProviderName } from '../core/providers.ts'
import { refuse } from '../core/refusals.ts'
import type { Account, Gateway, Identity, V2Part } from '../core/state.ts'
import { type PersonaName, personaOf } from '../personas.ts'
import { checkpointsOf } from './checkpoints.ts'
import { completeIntent, leaveTwin } from './complete.ts'
import { checkLinkedinCookie } from './linkedin-cookies.ts'
import { reasonOf } from './persona-reasons.ts'
import { refusalOfProxy } from './proxy.ts'

export type Credentials =
  | { by: 'password'; login: string; password: string }
  | { by: 'linkedin-cookie'; liAt: string; userAgent: string | null }
  /** Instagram's session cookie, or a pair of OAuth tokens: the value is the person, or a persona. */
  | { by: 'token'; token: string; login: string | null }
  | { by: 'qr'; twofa: string | null }
  | { by: 'nothing' }

export type Wanted = {
  gateway: Gateway
  provider: ProviderName
  target: Account | null
  credentials: Credentials
  proxy: unknown
  state: string | null
  v2: Partial<V2Part>
  /** This dialect's words for checkpoints; those it does not know are left out. */
  translate?: (checkpoint: Checkpoint) => Checkpoint | null
}

/** Server accidents, which no dialect has its own words for. */
export type Accident = { kind: 'accident'; what: 'html' | 'huge' | 'hang'; echo: string }

/** The first call of a sign-in through the API, in any dialect. */
export function startIntent(context: Context, wanted: Wanted): Answer | Accident {
  const { credentials } = wanted
  const proxyTrouble = refusalOfProxy(wanted.proxy)
  if (proxyTrouble) return proxyTrouble
  const person = whoIs(context, wanted)
  if ('kind' in person) return person
  const { identity, persona } = person
  const reason = reasonOf(persona)
  if (reason) return refuse(reason)
  if (persona === 'html' || persona === 'huge' || persona === 'hang') {
    return {
      kind: 'accident',
      what: persona,
      echo: credentials.by === 'password' ? credentials.password : '',
    }
  }
  if (persona === 'exists-text' && wanted.gateway === 'v2')
    return refuse('exists', 'This account is already linked.')
  if (persona === 'exists' && identity) leaveTwin(context, { ...wanted, identity })

  const intent = context.intents.add({
    id: wanted.target?.id ?? makeAccountId(wanted.gateway),
    gateway: wanted.gateway,
    provider: wanted.provider,
    target: wanted.target,
    identity,
    persona,
    checkpoints: checkpointsFor(wanted, persona),
    twofa: credentials.by === 'qr' ? twofaOf(credentials.twofa) : 'none',
    state: wanted.state,
    v2: wanted.v2,
  })
  if (intent.checkpoints.length === 0) intent.end = completeIntent(context, intent)
  return context.intents.look(intent)
}

type Person = { identity: Identity | null; persona: PersonaName }

function whoIs(
  context: Context,
  { provider, target, credentials }: Wanted,
): Person | ReturnType<typeof refuse> {
  switch (credentials.by) {
    case 'password': {
      const identity = identityOf(provider, credentials.login)
      return { identity, persona: personaOf(credentials.password) }
    }
    case 'linkedin-cookie':
      return checkLinkedinCookie(context, credentials)
    case 'token': {
      const digest = createHash('sha256').update(credentials.token).digest('hex').slice(0, 10)
      const login = credentials.login ?? `user-${digest}`
      return { identity: identityOf(provider, login), persona: personaOf(credentials.token) }
    }
    case 'qr':
      return { identity: null, persona: 'good' }
    case 'nothing':
      return { identity: target?.identity ?? identityOf(provider, makeAccountId('v2')), persona: 'good' }
  }
}

// Vendor: IMAP never returns checkpoints.
function checkpointsFor({ provider, credentials, translate }: Wanted, persona: PersonaName): Checkpoint[] {
  if (credentials.by === 'qr') return [{ type: 'QRCODE' }]
  if (provider === 'MAIL') return []
  const chain = checkpointsOf(persona)
  return translate ? chain.flatMap((checkpoint) => translate(checkpoint) ?? []) : chain
}

function twofaOf(value: string | null) {
  if (value === null) return 'none'
  return personaOf(value) === 'wrong' ? 'wrong' : 'good'
}
