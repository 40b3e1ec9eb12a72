import { approve, deny, scanCode } from '../auth/phone.ts'
import type { Context } from '../core/context.ts'
import { identityOf } from '../core/identities.ts'
import type { Intent } from '../core/intent.ts'
import { eventModes, gateways, orderModes, redirectModes, statePlaces } from '../core/state.ts'
import { personaOf } from '../personas.ts'
import {
  ControlError,
  delayOf,
  flagOf,
  type Input,
  numberOf,
  oneOf,
  optionalText,
  textOf,
} from './control-input.ts'

/** Controls for what a phone, LinkedIn and time do to sign-ins through the API. */
export const authControls = {
  scan(context: Context, input: Input) {
    const intent = intentOf(context, input)
    const scan = {
      login: optionalText(input, 'login'),
      qrcode: optionalText(input, 'qrcode'),
      needsTwofa: flagOf(input, 'needs_twofa'),
    }
    return done(intent, scanCode(context, intent, scan))
  },

  approve(context: Context, input: Input) {
    const intent = intentOf(context, input)
    return done(intent, approve(context, intent))
  },

  deny(context: Context, input: Input) {
    const intent = intentOf(context, input)
    return done(intent, deny(context, intent))
  },

  timing({ settings }: Context, input: Input) {
    settings.qrLifeMs = delayOf(input, 'qr_life_ms', settings.qrLifeMs)
    settings.qrRotations = numberOf(input, 'qr_rotations', settings.qrRotations)
    settings.inAppMs = delayOf(input, 'in_app_ms', settings.inAppMs)
    settings.intentLifeMs = delayOf(input, 'intent_life_ms', settings.intentLifeMs)
    settings.settleMs = delayOf(input, 'settle_ms', settings.settleMs)
    if (input.wrong_code_ends !== undefined) settings.wrongCodeEnds = flagOf(input, 'wrong_code_ends')
    const { qrLifeMs, qrRotations, inAppMs, intentLifeMs, settleMs, wrongCodeEnds } = settings
    return { timing: { qrLifeMs, qrRotations, inAppMs, intentLifeMs, settleMs, wrongCodeEnds } }
  },

  'hosted-v2'({ state }: Context, input: Input) {
    const { modes } = state
    const given = (name: string) => optionalText(input, name) !== null
    modes.hostedV2 = {
      redirect: given('redirect') ? oneOf(input, 'redirect', redirectModes) : modes.hostedV2.redirect,
      event: given('event') ? oneOf(input, 'event', eventModes) : modes.hostedV2.event,
      order: given('order') ? oneOf(input, 'order', orderModes) : modes.hostedV2.order,
      stateIn: given('state_in') ? oneOf(input, 'state_in', statePlaces) : modes.hostedV2.stateIn,
      delayMs: delayOf(input, 'delay_ms', modes.hostedV2.delayMs),
    }
    return { modes }
  },

  'linkedin-cookie'({ state }: Context, input: Input) {
    const liAt = textOf(input, 'li_at')
    const identity = memberOf(input)
    const valid = input.valid === undefined || input.valid === '' ? true : flagOf(input, 'valid')
    const persona = personaOf(optionalText(input, 'persona') ?? 'good')
    const cookie = { liAt, identity, userAgent: optionalText(input, 'user_agent'), valid, persona }
    state.cookies = [...state.cookies.filter((known) => known.liAt !== liAt), cookie].slice(-500)
    return { member_id: identity.id }
  },

  'linkedin-down'({ state: { modes }, now }: Context, input: Input) {
    const until = optionalText(input, 'until')
    if (flagOf(input, 'off')) modes.linkedinDownUntil = null
    else if (until === 'off') modes.linkedinDownUntil = null
    else if (until !== null) modes.linkedinDownUntil = momentOf(until)
    else modes.linkedinDownUntil = now() + numberOf(input, 'minutes', 10) * 60_000
    return { modes }
  },
}

/** `member_id` is LinkedIn's own id; a `login` is the member who signs in with it. */
function memberOf(input: Input) {
  const id = optionalText(input, 'member_id')
  const login = optionalText(input, 'login')
  if (id === null && login === null) throw new ControlError('member_id or login is required')
  const known = identityOf('LINKEDIN', login ?? id ?? '')
  const displayName = optionalText(input, 'name') ?? known.displayName
  return { ...known, displayName, ...(id === null ? {} : { id }) }
}

function momentOf(value: string): number {
  const moment = Date.parse(value)
  if (Number.isNaN(moment)) throw new ControlError('until must be a date, or off')
  return moment
}

function intentOf(context: Context, input: Input): Intent {
  const id = optionalText(input, 'intent_id') ?? optionalText(input, 'account_id')
  if (id === null) throw new ControlError('intent_id or account_id is required')
  const found = gateways.map((gateway) => context.intents.find(gateway, id)).find((intent) => intent !== null)
  if (!found) throw new ControlError(`no sign-in with id ${id.slice(0, 100)} is open`, 404)
  return found
}

function done(intent: Intent, trouble: string | null) {
  if (trouble !== null) throw new ControlError(trouble, 409)
  return { intent_id: intent.id, end: intent.end?.kind ?? null }
}
