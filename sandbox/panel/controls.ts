import { randomUUID } from 'node:crypto'
import { removeAccount, takeIdentity } from '../core/accounts.ts'
import { announceStatus, sendNotify } from '../core/announce.ts'
import type { Context } from '../core/context.ts'
import { identityOf } from '../core/identities.ts'
import { findLink } from '../core/links.ts'
import { providerOfType } from '../core/providers.ts'
import { deliveryModes, emptyState, gatewayModes, gateways, mailModes, normalModes } from '../core/state.ts'
import { mailErrorNames } from '../mail/mail-errors.ts'
import { authControls } from './auth-controls.ts'
import {
  accountOf,
  bodyOf,
  ControlError,
  delayOf,
  flagOf,
  type Input,
  localUrlOf,
  numberOf,
  oneOf,
  optionalText,
  textOf,
} from './control-input.ts'
import { createAccount } from './create-account.ts'
import { sendRawWebhook, sent } from './send-webhook.ts'
import { setStatusOf } from './status-control.ts'

type Control = (context: Context, input: Input) => Record<string, unknown> | undefined

/** Everything a button of the panel does; POST /control/<name> does the same. */
export const controls: Record<string, Control> = {
  status: setStatusOf,

  'delete-account'(context, input) {
    const account = accountOf(context, input)
    removeAccount(context, account)
    if (!flagOf(input, 'silent')) announceStatus(context, account, 'DELETED')
    return undefined
  },

  'create-account': createAccount,
  ...authControls,

  account(context, input) {
    const account = accountOf(context, input)
    const login = textOf(input, 'identity')
    takeIdentity(context, account, identityOf(providerOfType(account.type).name, login))
    return { account }
  },

  'send-webhook': sendRawWebhook,

  notify(context, input) {
    const once = { lane: randomUUID(), maxAttempts: 1, exempt: true }
    const token = optionalText(input, 'link')
    if (!token)
      return sent(
        sendNotify(context, localUrlOf(input, 'url'), bodyOf(input, 'body'), {
          ...once,
          summary: 'raw body',
        }),
      )
    const link = findLink(context, token)
    if (!link?.notifyUrl || !link.lastNotify)
      throw new ControlError('nothing was notified for this link yet', 404)
    const summary = `${link.lastNotify.status} again`
    return sent(sendNotify(context, link.notifyUrl, JSON.stringify(link.lastNotify), { ...once, summary }))
  },

  deliveries(context, input) {
    const mode = oneOf(input, 'mode', deliveryModes)
    context.state.modes.deliveries = { mode, delayMs: delayOf(input, 'delay_ms', 5000) }
    return { modes: context.state.modes }
  },

  gateway(context, input) {
    const mode = oneOf(input, 'mode', gatewayModes)
    const only = optionalText(input, 'only') === null ? null : oneOf(input, 'only', gateways)
    context.state.modes.gateway = { mode, delayMs: delayOf(input, 'delay_ms', 5000), only }
    return { modes: context.state.modes }
  },

  mail(context, input) {
    context.state.modes.mail = {
      mode: oneOf(input, 'mode', [...mailModes, ...mailErrorNames]),
      perSecond: Math.max(1, numberOf(input, 'per_second', normalModes().mail.perSecond)),
    }
    return { modes: context.state.modes }
  },

  restart(context) {
    // Vendor: nothing says that this ends v2's links.
    for (const link of context.state.links) if (link.gateway !== 'v2') link.dead = 'restart'
    return { links: context.state.links.length }
  },

  'expire-links'(context) {
    for (const link of context.state.links) link.expiresAt = Math.min(link.expiresAt, context.now())
    return { links: context.state.links.length }
  },

  'clear-mail'(context) {
    context.state.mails = []
    return undefined
  },

  reset(context) {
    Object.assign(context.state, emptyState())
    context.intents.clear()
    context.requests.length = 0
    return undefined
  },
}
